import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../components/logo.tsx';

const facts = ['footer.helpHold', 'footer.helpRefund', 'footer.helpCard'] as const;

export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className="mt-16 border-t border-line bg-sunken">
      <div className="shell grid grid-cols-1 gap-10 py-12 sm:grid-cols-2 lg:grid-cols-[1.2fr_0.6fr_1.4fr]">
        <div>
          <p className="flex items-center gap-3 text-lg font-bold tracking-tight">
            <Logo className="h-6 w-auto" />
            {t('app.name')}
          </p>
          <p className="mt-3 max-w-xs text-soft">{t('footer.promise')}</p>
        </div>
        <nav aria-label={t('footer.browse')}>
          <h2 className="text-sm font-semibold tracking-normal">{t('footer.browse')}</h2>
          <ul className="mt-2">
            <li>
              <Link to="/events" className="inline-block py-1.5 text-soft hover:text-brand hover:underline">
                {t('nav.events')}
              </Link>
            </li>
            <li>
              <Link to="/bookings" className="inline-block py-1.5 text-soft hover:text-brand hover:underline">
                {t('nav.tickets')}
              </Link>
            </li>
          </ul>
        </nav>
        <div>
          <h2 className="text-sm font-semibold tracking-normal">{t('footer.help')}</h2>
          <ul className="mt-3 space-y-2 text-soft">
            {facts.map(fact => (
              <li key={fact} className="flex gap-2.5">
                <Check aria-hidden className="mt-1 size-4 shrink-0 text-brand" />
                {t(fact)}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  );
}
