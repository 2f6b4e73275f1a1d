import { Link } from '@tanstack/react-router';
import { LayoutDashboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCurrentInSight } from '../../components/use-current-in-sight.ts';
import { parts } from './parts.ts';

const linkClass =
  'flex min-h-11 items-center gap-3 rounded-control px-3 font-medium whitespace-nowrap text-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-tint aria-[current=page]:font-semibold aria-[current=page]:text-brand';

/** A column on a desk, a strip that scrolls sideways on a phone. */
export function OperateNav() {
  const { t } = useTranslation('operating');
  const strip = useCurrentInSight<HTMLUListElement>();
  return (
    <nav aria-label={t('operate.title')} className="min-w-0 lg:sticky lg:top-24 lg:self-start">
      <ul ref={strip} className="relative -mx-4 flex gap-1 overflow-x-auto px-4 pb-1 lg:mx-0 lg:flex-col lg:px-0">
        <li className="shrink-0">
          <Link to="/operate/{-$part}" params={{ part: undefined }} activeOptions={{ exact: true }} className={linkClass}>
            <LayoutDashboard aria-hidden className="size-5" />
            {t('operate.overview')}
          </Link>
        </li>
        {parts.map(({ name, icon: Icon }) => (
          <li key={name} className="shrink-0">
            <Link to="/operate/{-$part}" params={{ part: name }} className={linkClass}>
              <Icon aria-hidden className="size-5" />
              {t(`parts.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
