import type { EventSummary } from '@event-planner/contracts/event';

/** The columns a summary is made of, where events are joined with their venues and organizers. */
export const summaryColumns = [
  'events.id',
  'events.slug',
  'events.title',
  'events.category',
  'events.startsAt',
  'events.endsAt',
  'events.priceFromMinor',
  'events.currency',
  'events.seatMapId',
  'events.state',
  'events.titleKey',
  'venues.name as venueName',
  'venues.city',
  'venues.country',
  'venues.timeZone',
  'organizers.slug as organizerSlug',
  'organizers.name as organizerName',
] as const;

export interface SummaryRow extends Pick<EventSummary, 'id' | 'slug' | 'title' | 'category' | 'priceFromMinor' | 'currency' | 'state'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly seatMapId: string | null;
  readonly titleKey: string;
  readonly venueName: string;
  readonly city: string;
  readonly country: string;
  readonly timeZone: string;
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
  mode: 'in_person',
  venue: { name: row.venueName, city: row.city, country: row.country },
  organizer: { slug: row.organizerSlug, name: row.organizerName },
  priceFromMinor: row.priceFromMinor,
  currency: row.currency,
  coverUrl: `/api/events/${row.slug}/cover.svg`,
  seated: row.seatMapId !== null,
  state: row.state,
});
