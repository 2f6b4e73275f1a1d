import type { EventDetail } from '@event-planner/contracts/event';
import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { ShareButton } from '../../components/share-button.tsx';

/** What one does with an event but buy tickets. */
export function EventActions({ event }: { readonly event: EventDetail }) {
  const { t } = useTranslation();
  return (
    <div className="mt-6 flex flex-wrap gap-2">
      <a href={`/api/events/${event.slug}/calendar.ics`} className={buttonClass({ look: 'secondary', size: 'small' })}>
        <CalendarPlus aria-hidden className="size-4.5" />
        {t('visit.addToCalendar')}
      </a>
      <ShareButton title={event.title} path={`/events/${event.slug}`} />
    </div>
  );
}
