import { z } from 'zod';
import { Currency, Cursor, Day, Id, Instant, Line, Minor, page, Slug, TimeZone } from './http.ts';
import { SeatMap } from './seat-map.ts';

export const EventCategory = z.enum([
  'concert',
  'theatre',
  'comedy',
  'classical',
  'sport',
  'festival',
  'conference',
  'workshop',
  'exhibition',
  'family',
]);
export type EventCategory = z.infer<typeof EventCategory>;
export const EventState = z.enum(['draft', 'published', 'postponed', 'cancelled', 'ended']);

export const TicketType = z.object({
  id: Id,
  name: Line,
  description: z.string().max(500),
  priceMinor: Minor,
  /** The seat category it sells; null sells counted places. */
  category: z.string().nullable(),
  /** Places it may sell; null when the seats of its category decide. */
  capacity: z.int().min(0).nullable(),
  minPerOrder: z.int().min(1),
  maxPerOrder: z.int().min(1),
  salesStart: Instant,
  salesEnd: Instant,
});
export type TicketType = z.infer<typeof TicketType>;

export const Venue = z.object({
  id: Id,
  name: Line,
  /** As on an envelope, the city included. */
  address: Line,
  city: Line,
  country: z.string().length(2),
  timeZone: TimeZone,
  latitude: z.number(),
  longitude: z.number(),
  accessibility: z.string().max(500),
});
export const Organizer = z.object({ id: Id, slug: Slug, name: Line, about: z.string().max(2000) });
export type Venue = z.infer<typeof Venue>;
export type Organizer = z.infer<typeof Organizer>;

export const EventSummary = z.object({
  id: Id,
  slug: Slug,
  title: Line,
  category: EventCategory,
  startsAt: Instant,
  endsAt: Instant,
  venue: Venue.pick({ name: true, city: true, country: true, timeZone: true }),
  organizer: Organizer.pick({ slug: true, name: true }),
  priceFromMinor: Minor,
  currency: Currency,
  coverUrl: z.string(),
  seated: z.boolean(),
  state: EventState,
});
export type EventSummary = z.infer<typeof EventSummary>;

export const EventDetail = EventSummary.extend({
  version: z.int(),
  description: z.string().max(10_000),
  doorsAt: Instant,
  venue: Venue,
  organizer: Organizer,
  ticketTypes: z.array(TicketType),
});
export type EventDetail = z.infer<typeof EventDetail>;

export const EventSort = z.enum(['date', 'price', 'title']);
export const EventQuery = z.strictObject({
  q: z.string().trim().max(100).optional(),
  category: EventCategory.optional(),
  city: Line.optional(),
  organizer: Slug.optional(),
  from: Day.optional(),
  to: Day.optional(),
  maxPriceMinor: z.coerce.number().int().min(0).max(1_000_000_00).optional(),
  sort: EventSort.default('date'),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
});
export type EventQuery = z.infer<typeof EventQuery>;
export const EventPage = page(EventSummary);

/** What one may filter by, with how many upcoming events each choice has. */
const Choice = z.object({ value: z.string(), count: z.int() });
export const EventFilters = z.object({ categories: z.array(Choice), cities: z.array(Choice) });

/** All that booking must know of an event, for services only. `version` grows with every change. */
export const EventInventory = z.object({
  eventId: Id,
  version: z.int(),
  slug: Slug,
  title: Line,
  state: EventState,
  startsAt: Instant,
  endsAt: Instant,
  currency: Currency,
  venueName: Line,
  venueAddress: z.string(),
  timeZone: TimeZone,
  organizerName: Line,
  ticketTypes: z.array(TicketType),
  seatMap: SeatMap.nullable(),
});
export type EventInventory = z.infer<typeof EventInventory>;
