import type { EventSummary } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';

/** Events one below the other, for narrow places in other people's pages. Each opens in a tab of its own. */
export function CompactList({ events }: { readonly events: readonly EventSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="card divide-y divide-line overflow-clip">
      {events.map(event => (
        <li key={event.id}>
          <a
            href={`/events/${event.slug}`}
            target="_blank"
            rel="noopener"
            className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken"
          >
            <span className="min-w-0">
              <span className="block font-semibold wrap-anywhere">{event.title}</span>
              <span className="block text-sm text-soft">
                <time dateTime={event.startsAt}>{format.moment(event.startsAt, event.timeZone)}</time>
                {`, ${event.venue === null ? t('event.online') : `${event.venue.name}, ${event.venue.city}`}`}
              </span>
            </span>
            <span className="font-semibold whitespace-nowrap text-brand">
              {event.priceFromMinor === 0
                ? t('events.free')
                : t('events.priceFrom', { price: format.price(event.priceFromMinor, event.currency) })}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
