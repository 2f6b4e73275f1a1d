import type { PlannedEventSummary } from '@event-planner/contracts/planning';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useFormat } from '../../lib/format/use-format.ts';

interface UpcomingListProps {
  readonly events: readonly z.infer<typeof PlannedEventSummary>[];
  readonly organizer: string;
}

export function UpcomingList({ events, organizer }: UpcomingListProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  if (events.length === 0) return <p className="rounded-control bg-sunken p-6 text-center text-soft">{t('overview.noUpcoming')}</p>;
  return (
    <ul className="divide-y divide-line">
      {events.map(event => (
        <li key={event.id} className="relative flex items-center gap-3 py-2.5">
          <img src={event.coverUrl} alt="" loading="lazy" className="size-11 shrink-0 rounded-control bg-tint object-cover" />
          <div className="min-w-0 grow">
            <Link
              to="/organize/$organizer/events/$id/{-$part}"
              params={{ organizer, id: event.id, part: undefined }}
              className="block truncate font-semibold after:absolute after:inset-0 hover:text-brand"
            >
              {event.title}
            </Link>
            <p className="truncate text-sm text-soft">
              {event.startsAt === null ? t('events.noDate') : format.moment(event.startsAt, event.timeZone)}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
