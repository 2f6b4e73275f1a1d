import type { EventDetail, EventSummary } from '@event-planner/contracts/event';
import { coverUrlOf } from './pictures.ts';

/** The columns a summary is made of, where events are joined with their organizers and, if they have one, their venue. */
export const summaryColumns = [
  'events.id',
  'events.slug',
  'events.title',
  'events.category',
  'events.startsAt',
  'events.endsAt',
  'events.timeZone',
  'events.mode',
  'events.priceFromMinor',
  'events.currency',
  'events.seatMapId',
  'events.coverId',
  'events.state',
  'events.visibility',
  'events.titleKey',
  'venues.name as venueName',
  'venues.city',
  'venues.country',
  'organizers.slug as organizerSlug',
  'organizers.name as organizerName',
] as const;

/** What the table promises of every event that is no draft. */
export interface Whole {
  readonly category: EventSummary['category'];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly priceFromMinor: number;
}

export interface SummaryRow extends Whole, Pick<EventSummary, 'id' | 'slug' | 'title' | 'timeZone' | 'mode' | 'currency' | 'state'> {
  readonly visibility: EventDetail['visibility'];
  readonly seatMapId: string | null;
  readonly coverId: string | null;
  readonly titleKey: string;
  readonly venueName: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly organizerSlug: string;
  readonly organizerName: string;
}

export const toSummary = (row: SummaryRow): EventSummary => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  category: row.category,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  timeZone: row.timeZone,
  mode: row.mode,
  venue:
    row.venueName === null || row.city === null || row.country === null
      ? null
      : { name: row.venueName, city: row.city, country: row.country },
  organizer: { slug: row.organizerSlug, name: row.organizerName },
  priceFromMinor: row.priceFromMinor,
  currency: row.currency,
  coverUrl: coverUrlOf(row),
  seated: row.seatMapId !== null,
  state: row.state,
});
