import { CalendarSync } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from './button.tsx';

/** A calendar that stays up to date: `webcal:` makes the reader's own program ask for it again and again. */
export function CalendarSubscription({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  return (
    <a href={`webcal://${location.host}${path}`} className={buttonClass({ look: 'secondary', size: 'small' })}>
      <CalendarSync aria-hidden className="size-4.5" />
      {t('visit.subscribe')}
    </a>
  );
}
