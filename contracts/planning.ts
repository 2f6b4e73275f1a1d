import { z } from 'zod';
import {
  AccessCode,
  EventCategory,
  EventMode,
  EventState,
  mostAtOnce,
  Quota,
  Question,
  TicketType,
  Translation,
  Visibility,
} from './event.ts';
import { Currency, Id, Instant, Language, Line, LocalTime, Minor, page, Slug, TimeZone } from './http.ts';
import { Fee, PriceRules, Tax } from './pricing.ts';
import { PaymentTerms } from './payment-ways.ts';
import { SelfService } from './self-service.ts';

/**
 * An event as its organizer writes it: sections that are saved one by one, each complete in shape, though a draft may lack much in content.
 * Times are those of a clock at the event, so that a date moved over a change to daylight-saving time keeps its hour.
 */
const About = z.strictObject({
  title: z.string().trim().max(200),
  subtitle: z.string().trim().max(200),
  /** Simple HTML; what is not allowed is taken out when it is saved. */
  description: z.string().max(20_000),
  category: EventCategory.nullable(),
  language: Language,
  minAge: z.int().min(0).max(99).nullable(),
});

const Schedule = z.strictObject({
  timeZone: TimeZone,
  startsAt: LocalTime.nullable(),
  endsAt: LocalTime.nullable(),
  doorsAt: LocalTime.nullable(),
});

const Place = z.strictObject({
  mode: EventMode,
  venueId: Id.nullable(),
  /** The plan its seats are sold by; null where places are only counted. */
  seatMapId: Id.nullable(),
  onlineUrl: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable(),
});

/** When sales of a ticket type end: at a moment, or so long before the start. */
const SalesEnd = z.union([
  LocalTime,
  z.strictObject({
    minutesBeforeStart: z
      .int()
      .min(0)
      .max(60 * 24 * 365),
  }),
]);

export const TicketTypeDraft = TicketType.omit({ salesStart: true, salesEnd: true, phases: true, name: true }).extend({
  minPerOrder: TicketType.shape.minPerOrder.max(mostAtOnce),
  maxPerOrder: TicketType.shape.maxPerOrder.max(mostAtOnce),
  name: z.string().trim().max(200),
  /** Null: from publication. */
  salesFrom: LocalTime.nullable(),
  salesUntil: SalesEnd,
  phases: z
    .array(z.strictObject({ name: Line, priceMinor: Minor, until: LocalTime.nullable(), quantity: z.int().min(1).nullable() }))
    .max(10),
});
export type TicketTypeDraft = z.infer<typeof TicketTypeDraft>;

const Tickets = z.strictObject({
  currency: Currency,
  pricesInclude: PriceRules.shape.pricesInclude,
  taxes: z.array(Tax).max(10),
  reverseChargeFrom: PriceRules.shape.reverseChargeFrom,
  fees: z.array(Fee).max(10),
  types: z.array(TicketTypeDraft).max(100),
  quotas: z.array(Quota).max(50),
  /** Tickets of this event that one person may have. */
  maxPerPerson: z.int().min(1).nullable(),
});

const Access = z.strictObject({
  visibility: Visibility,
  codes: z.array(AccessCode.extend({ until: LocalTime.nullable() })).max(200),
});

const Pictures = z.strictObject({
  coverId: Id.nullable(),
  /** What the picture shows, for who does not see it. */
  coverText: z.string().max(300),
});

export const EventSections = z.strictObject({
  about: About,
  schedule: Schedule,
  place: Place,
  tickets: Tickets,
  questions: z.array(Question).max(50),
  access: Access,
  payment: PaymentTerms,
  selfService: SelfService,
  pictures: Pictures,
  translations: z.record(Language, Translation),
});
export type EventSections = z.infer<typeof EventSections>;
export const SectionName = EventSections.keyof();
export type SectionName = z.infer<typeof SectionName>;

/** Sections to replace. Sent with If-Match: a section that somebody else has changed since is refused, others are saved beside theirs. */
export const EventChange = EventSections.partial();
export type EventChange = z.infer<typeof EventChange>;

/** Why an event cannot be published yet, for a list that explains. `code` is closed; `detail` is English, for who has no translation. */
export const Missing = z.object({
  section: SectionName,
  code: z.enum([
    'title',
    'category',
    'description',
    'start',
    'start_past',
    'end',
    'end_before_start',
    'doors_after_start',
    'time_zone',
    'venue',
    'online_url',
    'ticket_types',
    'ticket_name',
    'ticket_places',
    'ticket_category',
    'ticket_sales',
    'ticket_reference',
    'category_unsold',
    'quota_reference',
    'tax_reference',
    'currency',
    'question_reference',
    'question_options',
    'payment_way',
    'payment_account',
    'access_code',
    'code_reference',
    'cover_text',
  ]),
  /** 'error' keeps it from being published; 'advice' does not. */
  weight: z.enum(['error', 'advice']),
  detail: z.string(),
  /** Which of many, such as a ticket type's name. */
  subject: z.string().nullable(),
});
export type Missing = z.infer<typeof Missing>;

/** An event as its organizer's members see it. `version` is its ETag. */
export const PlannedEvent = z.object({
  id: Id,
  slug: Slug,
  organizerId: Id,
  state: EventState,
  version: z.int(),
  sections: EventSections,
  /** The version that last changed each section. */
  changedIn: z.record(SectionName, z.int()),
  missing: z.array(Missing),
  coverUrl: z.string(),
  publishedAt: Instant.nullable(),
  /** Of which series it is a date, and which sections it has of its own. */
  series: z.object({ id: Id, overrides: z.array(SectionName) }).nullable(),
});
export type PlannedEvent = z.infer<typeof PlannedEvent>;

export const PlannedEventSummary = z.object({
  id: Id,
  slug: Slug,
  title: z.string(),
  state: EventState,
  version: z.int(),
  startsAt: Instant.nullable(),
  timeZone: TimeZone,
  venueName: Line.nullable(),
  seriesId: Id.nullable(),
  coverUrl: z.string(),
  /** How often its page was opened by people. */
  visits: z.int(),
});
export type PlannedEventSummary = z.infer<typeof PlannedEventSummary>;
export const PlannedEventPage = page(PlannedEventSummary);

/** Begins a draft: from nothing, or from another event of the same organizer. */
export const EventCreation = z.strictObject({ title: z.string().trim().max(200).default(''), copyOf: Id.optional() });
