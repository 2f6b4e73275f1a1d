import { z } from 'zod';
import { Currency, Cursor, Day, Id, Instant, Language, Line, Minor, page, Slug, TimeZone } from './http.ts';
import { MemberRole } from './member-role.ts';
import { Key, PriceRules } from './pricing.ts';
import { SeatMap } from './seat-map.ts';
import { PaymentTerms, plainPayment } from './payment-ways.ts';
import { plainSelfService, SelfService } from './self-service.ts';

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
export type EventState = z.infer<typeof EventState>;
/** It took place or never will: nothing of it is changed or sold any more. */
export const isOver = <Stated extends { readonly state: EventState }>(
  event: Stated,
): event is Stated & { readonly state: 'cancelled' | 'ended' } => event.state === 'cancelled' || event.state === 'ended';
export const EventMode = z.enum(['in_person', 'online', 'hybrid']);
/** 'unlisted' is found by its address alone; 'private' shows itself only to who knows one of its access codes. */
export const Visibility = z.enum(['public', 'unlisted', 'private']);

/** Places of one event that a person or a cart may hold at once, and so the most of a ticket type that an order may have. */
export const mostAtOnce = 50;

/** A price that holds until a moment or until so many are sold, whichever comes first. */
export const Phase = z.object({ name: Line, priceMinor: Minor, until: Instant.nullable(), quantity: z.int().min(1).nullable() });
export type Phase = z.infer<typeof Phase>;

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
  /** A donation is no ticket: it takes no place and admits nobody. */
  kind: z.enum(['ticket', 'donation']),
  /** 'chosen': the buyer says how much, `priceMinor` at least. */
  pricing: z.enum(['fixed', 'chosen']),
  suggestedMinor: Minor.nullable(),
  /** Earlier prices, in their order; once all are over `priceMinor` holds. */
  phases: z.array(Phase),
  /** Over all of a person's orders. */
  maxPerPerson: z.int().min(1).nullable(),
  /** Sold only to who gives a code that unlocks it. */
  hidden: z.boolean(),
  /** Sold only together with one of these, and not more of it than of them. */
  requires: z.array(Id),
  /** When not empty, one of it is so many tickets of other types, for one price. */
  bundle: z.array(z.object({ ticketTypeId: Id, quantity: z.int().min(1).max(20) })),
  taxIds: z.array(Key),
});
export type TicketType = z.infer<typeof TicketType>;

/** What most ticket types are. */
export const plainTicket: Omit<
  TicketType,
  'id' | 'name' | 'description' | 'priceMinor' | 'category' | 'capacity' | 'minPerOrder' | 'maxPerOrder' | 'salesStart' | 'salesEnd'
> = {
  kind: 'ticket',
  pricing: 'fixed',
  suggestedMinor: null,
  phases: [],
  maxPerPerson: null,
  hidden: false,
  requires: [],
  bundle: [],
  taxIds: [],
};

/** Places that several ticket types share, beside what each may sell by itself. */
export const Quota = z.object({ id: Id, name: Line, capacity: z.int().min(0), ticketTypeIds: z.array(Id).min(1) });
export type Quota = z.infer<typeof Quota>;

/** Opens a private event, or hidden ticket types. Secret: told to booking, never to the public. */
export const AccessCode = z.object({
  code: z.stringFormat('access_code', /^[A-Z0-9-]{4,40}$/, 'must be 4 to 40 capital letters, digits and hyphens'),
  opensEvent: z.boolean(),
  ticketTypeIds: z.array(Id),
  until: Instant.nullable(),
});
export type AccessCode = z.infer<typeof AccessCode>;

export const Question = z.object({
  id: Key,
  label: Line,
  help: z.string().max(500),
  kind: z.enum(['text', 'paragraph', 'yes_no', 'choice', 'choices', 'date', 'file']),
  /** Of a choice. */
  options: z.array(Line).max(50),
  required: z.boolean(),
  per: z.enum(['order', 'attendee']),
  /** Asked for these ticket types; of all when empty. */
  ticketTypeIds: z.array(Id),
  /** Asked only after one of these answers to another, earlier question. */
  showIf: z.object({ questionId: Key, answers: z.array(Line).min(1) }).nullable(),
});
export type Question = z.infer<typeof Question>;

/** What is said in another language; where it says nothing, the event's own language stands. */
export const Translation = z.object({
  title: Line.optional(),
  subtitle: z.string().max(200).optional(),
  description: z.string().max(20_000).optional(),
  ticketTypes: z.record(Id, z.object({ name: Line.optional(), description: z.string().max(500).optional() })).optional(),
  questions: z.record(Key, z.object({ label: Line.optional(), help: z.string().max(500).optional() })).optional(),
});
export type Translation = z.infer<typeof Translation>;

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
  /** People it holds at most; null when nobody has said. */
  capacity: z.int().min(1).nullable(),
});

/** A colour as `#rrggbb`. */
export const Color = z.stringFormat('color', /^#[0-9a-f]{6}$/, 'must be a colour such as #8a2be2');
export const Organizer = z.object({
  id: Id,
  slug: Slug,
  name: Line,
  about: z.string().max(2000),
  website: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  /** Of buttons and headings on its pages; readable on white and under white. */
  color: Color.nullable(),
  logoUrl: z.string().nullable(),
  bannerUrl: z.string().nullable(),
});
export type Venue = z.infer<typeof Venue>;
export type Organizer = z.infer<typeof Organizer>;

export const EventSummary = z.object({
  id: Id,
  slug: Slug,
  title: Line,
  category: EventCategory,
  startsAt: Instant,
  endsAt: Instant,
  timeZone: TimeZone,
  mode: EventMode,
  /** Null when it is online only. */
  venue: Venue.pick({ name: true, city: true, country: true }).nullable(),
  organizer: Organizer.pick({ slug: true, name: true }),
  priceFromMinor: Minor,
  currency: Currency,
  coverUrl: z.string(),
  seated: z.boolean(),
  state: EventState,
  /** From where `near` of the query is, in a list that was asked for it. */
  distanceMetres: z.int().optional(),
});
export type EventSummary = z.infer<typeof EventSummary>;

export const EventDetail = EventSummary.extend({
  version: z.int(),
  subtitle: z.string().max(200),
  /** Simple HTML, sanitized: paragraphs, headings, lists, emphasis, links. */
  description: z.string().max(20_000),
  doorsAt: Instant.nullable(),
  venue: Venue.nullable(),
  organizer: Organizer,
  minAge: z.int().min(0).max(99).nullable(),
  visibility: Visibility,
  language: Language,
  translations: z.record(Language, Translation),
  /** What the public may buy, and what the code that was given unlocks. */
  ticketTypes: z.array(TicketType),
  rules: PriceRules,
  questions: z.array(Question),
  maxPerPerson: z.int().min(1).nullable(),
  selfService: SelfService,
  /** Of the series it is a date of. */
  series: z.object({ id: Id, slug: Slug, title: Line }).nullable(),
  /** What the code that was given is good for: it opened something here, it takes something off at checkout, or neither. */
  givenCode: z.enum(['opens', 'discounts', 'nothing']).optional(),
});
export type EventDetail = z.infer<typeof EventDetail>;

/** 'distance' is from what `near` names, and needs it. */
export const EventSort = z.enum(['date', 'price', 'title', 'distance']);
export const EventQuery = z.strictObject({
  q: z.string().trim().max(100).optional(),
  category: EventCategory.optional(),
  city: Line.optional(),
  organizer: Slug.optional(),
  /** `latitude,longitude` of who looks for something near; `withinKm` of it. */
  near: z
    .string()
    .regex(/^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?$/)
    .optional(),
  withinKm: z.coerce.number().int().min(1).max(500).optional(),
  mode: EventMode.optional(),
  /** 'past': what is over, by date the latest first. */
  when: z.enum(['upcoming', 'past']).default('upcoming'),
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
  /** Where to go, or that it is online. */
  venueName: Line,
  venueAddress: z.string(),
  /** Where to join, for who has a ticket. */
  onlineUrl: z.url().nullable(),
  timeZone: TimeZone,
  organizerId: Id,
  organizerName: Line,
  /** The series it is a date of. */
  seriesId: Id.nullable().optional(),
  visibility: Visibility,
  maxPerPerson: z.int().min(1).nullable(),
  /** All of them, the hidden ones too. */
  ticketTypes: z.array(TicketType),
  quotas: z.array(Quota),
  codes: z.array(AccessCode),
  rules: PriceRules,
  questions: z.array(Question),
  selfService: SelfService,
  payment: PaymentTerms,
  seatMap: SeatMap.nullable(),
});
export type EventInventory = z.infer<typeof EventInventory>;

/** An event that asks nothing special of its visitors. */
export const plainSale: Pick<
  EventInventory,
  'visibility' | 'maxPerPerson' | 'quotas' | 'codes' | 'rules' | 'questions' | 'selfService' | 'payment' | 'onlineUrl'
> = {
  visibility: 'public',
  quotas: [],
  codes: [],
  onlineUrl: null,
  maxPerPerson: null,
  rules: { pricesInclude: 'taxes', taxes: [], fees: [] },
  questions: [],
  selfService: plainSelfService,
  payment: plainPayment,
};

/** What somebody may do for an organizer; `role` is null for who is not of the team. For services only. */
export const EventAccess = z.object({ organizerId: Id, role: MemberRole.nullable() });
export type EventAccess = z.infer<typeof EventAccess>;

/** How tickets of an event look, for services only: pictures as base64, small enough to be printed many times. */
export const EventBranding = z.object({
  color: Color.nullable(),
  /** PNG. */
  logo: z.base64().nullable(),
  /** JPEG. */
  cover: z.base64(),
});
export type EventBranding = z.infer<typeof EventBranding>;
