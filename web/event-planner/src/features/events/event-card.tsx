import type { EventSummary } from '@event-planner/contracts/event';
import { Link } from '@tanstack/react-router';
import { Armchair, MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { Cover } from './cover.tsx';
import { stateNames } from './event-state.ts';

/** One event in a list. The title is the link; the whole card is its target. */
export function EventCard({ event, eager = false }: { readonly event: EventSummary; readonly eager?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const off = event.state !== 'published';
  const price =
    event.priceFromMinor === 0 ? t('events.free') : t('events.priceFrom', { price: format.price(event.priceFromMinor, event.currency) });
  return (
    <article className="card group relative flex h-full flex-col overflow-hidden shadow-card transition-shadow duration-200 hover:shadow-float">
      <div className="relative">
        <Cover
          url={event.coverUrl}
          eager={eager}
          className="aspect-[3/2] w-full transition-transform duration-300 group-hover:scale-[1.02]"
        />
        <DateStub event={event} />
        {off && (
          <Badge tone="warning" className="absolute end-3 top-3">
            {t(stateNames[event.state])}
          </Badge>
        )}
      </div>
      <div className="flex grow flex-col bg-surface p-4 sm:p-5">
        <p className="text-sm font-medium text-brand">{t(`category.${event.category}`)}</p>
        <h3 className="mt-1 text-lg leading-snug">
          <Link to="/events/$slug" params={{ slug: event.slug }} className="after:absolute after:inset-0 group-hover:text-brand">
            {event.title}
          </Link>
        </h3>
        <p className="mt-2 text-sm text-soft">
          <time dateTime={event.startsAt}>{format.moment(event.startsAt, event.timeZone)}</time>
        </p>
        <p className="mt-1 flex items-start gap-1.5 text-sm text-soft">
          <MapPin aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            {event.venue === null ? t('event.online') : `${event.venue.name}, ${event.venue.city}`}
            {event.distanceMetres !== undefined && (
              <span className="block font-medium text-brand">{t('near.away', { distance: format.distance(event.distanceMetres) })}</span>
            )}
          </span>
        </p>
        <p className="mt-auto flex items-end justify-between gap-3 pt-4">
          <span className="font-semibold">{price}</span>
          {event.seated && (
            <span className="flex items-center gap-1.5 text-sm text-soft">
              <Armchair aria-hidden className="size-4" />
              {t('events.seated')}
            </span>
          )}
        </p>
      </div>
    </article>
  );
}

/** The day as torn from a calendar, for the eye only: the date is written out below. */
function DateStub({ event }: { readonly event: EventSummary }) {
  const format = useFormat();
  return (
    <div
      aria-hidden
      className="absolute start-3 top-3 min-w-13 rounded-control bg-surface px-2 py-1.5 text-center leading-none shadow-card"
    >
      <div className="text-xs font-semibold text-brand uppercase">{format.month(event.startsAt, event.timeZone)}</div>
      <div className="mt-1 text-xl font-bold tabular-nums">{format.dayOfMonth(event.startsAt, event.timeZone)}</div>
    </div>
  );
}
