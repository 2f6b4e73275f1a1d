import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { Languages, Search, Ticket } from 'lucide-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../components/logo.tsx';
import { SearchForm } from '../../features/events/search-form.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LateMenu } from './late-menu.tsx';

const CartLink = lazy(() => import('../../features/checkout/cart/cart-link.tsx').then(({ CartLink: link }) => ({ default: link })));
const SettingsMenu = lazy(() => import('./settings-menu.tsx').then(({ SettingsMenu: menu }) => ({ default: menu })));

const itemClass =
  'flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control px-2.5 font-semibold hover:bg-sunken aria-[current=page]:text-brand';

const withOwnSearch = new Set(['/', '/events']);

export function Header() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // These pages have one of their own.
  const searchHere = useRouterState({ select: state => !withOwnSearch.has(state.location.pathname) });
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper/95 backdrop-blur-sm">
      <div className="shell flex h-16 items-center gap-2 sm:gap-4">
        <Link
          to="/"
          aria-label={t('nav.home')}
          className="me-auto flex items-center gap-2.5 rounded-control text-lg font-bold tracking-tight"
        >
          <Logo className="h-6.5 w-auto" />
          <span className="max-[26rem]:sr-only">{t('app.name')}</span>
        </Link>
        <div className="hidden max-w-md grow lg:block">
          {searchHere && (
            <SearchForm value={undefined} onSearch={q => void navigate({ to: '/events', search: q === undefined ? {} : { q } })} />
          )}
        </div>
        <nav aria-label={t('nav.main')} className="flex items-center">
          <Link to="/events" activeOptions={{ exact: true, includeSearch: false }} className={itemClass}>
            <Search aria-hidden className="size-5 md:hidden" />
            <span className="max-md:sr-only">{t('nav.events')}</span>
          </Link>
          <Link to="/bookings" activeOptions={{ exact: true }} className={itemClass}>
            <Ticket aria-hidden className="size-5 md:hidden" />
            <span className="max-md:sr-only">{t('nav.tickets')}</span>
          </Link>
          <LateMenu icon={null}>
            <CartLink />
          </LateMenu>
        </nav>
        <LateMenu icon={<Languages aria-hidden className="size-5" />}>
          <SettingsMenu />
        </LateMenu>
        <AccountMenu />
      </div>
    </header>
  );
}
