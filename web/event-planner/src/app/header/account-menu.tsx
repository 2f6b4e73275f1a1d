import { Link, useRouterState } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { useSession } from '../../lib/session/use-session.ts';
import { AccountSign } from './account-sign.tsx';
import { LateMenu } from './late-menu.tsx';

const UserMenu = lazy(() => import('./user-menu.tsx').then(({ UserMenu: menu }) => ({ default: menu })));

/** Keeps its width while it is not known yet who is there, so that the header does not jump. */
export function AccountMenu() {
  const { t } = useTranslation();
  const session = useSession();
  const here = useRouterState({ select: state => state.location.href });
  if (session.status === 'unknown') return <div aria-hidden className="h-9 w-11 sm:w-24" />;
  if (session.status === 'user')
    return (
      <LateMenu icon={<AccountSign />}>
        <UserMenu user={session.user} />
      </LateMenu>
    );
  return (
    <Link
      to="/login"
      search={here.startsWith('/login') || here.startsWith('/sign-up') || here === '/' ? {} : { redirect: here }}
      className={buttonClass({ size: 'small', className: 'whitespace-nowrap' })}
    >
      {t('nav.logIn')}
    </Link>
  );
}
