import { z } from 'zod';
import { Answers, AnswersForm } from './answers.ts';
import { TypedCodes } from './coupon.ts';
import { mostAtOnce, Question } from './event.ts';
import { Replaces } from './exchange.ts';
import { Currency, Id, Instant, Line, Minor, page, TimeZone } from './http.ts';
import { InvoiceTo } from './invoicing.ts';
import { Key, Price } from './pricing.ts';
import { Awaited } from './payment-ways.ts';
import { Refund } from './refund.ts';

export const SeatId = z.string().regex(/^[\w.]{1,24}-[\w.]{1,24}-\d{1,5}$/);

const prices = {
  /** What the buyer gives for each, where the ticket type lets them choose: needed there, refused elsewhere. */
  priceMinor: Minor.optional(),
  /** The price of each that the buyer was shown. When another would be charged, the hold is refused with `price_changed`. */
  seenPriceMinor: Minor.optional(),
};
/** The best seats that are free, next to each other, chosen by the server. Those of one request that sell the same category and wish the same sit together. */
export const TogetherItem = z
  .strictObject({
    ticketTypeId: Id,
    /** How many. */
    together: z.int().min(1).max(mostAtOnce),
    /** Only in this area of the plan. */
    area: z
      .string()
      .regex(/^[\w.]{1,24}$/)
      .optional(),
    /** How many of them need a place for wheelchairs; such places are for who asks, while there is anything else. */
    accessible: z.int().min(0).max(mostAtOnce).optional(),
    /** Rather in parts, in the same row or the next, than not at all. */
    split: z.boolean().optional(),
    /** Seats that are not wanted, such as those that were offered before. */
    avoid: z.array(SeatId).max(200).optional(),
    ...prices,
  })
  .refine(({ together, accessible = 0 }) => accessible <= together, { path: ['accessible'], message: 'no more than sit together' });
/** One seat, a number of places where seats are not numbered, or the best seats. */
export const HoldItem = z.union([
  z.strictObject({ ticketTypeId: Id, seat: SeatId, ...prices }),
  z.strictObject({ ticketTypeId: Id, quantity: z.int().min(1).max(100), ...prices }),
  TogetherItem,
]);
export const HoldRequest = z.strictObject({
  eventId: Id,
  items: z.array(HoldItem).min(1).max(mostAtOnce),
  /** An access code as somebody types it: neither capitals nor spaces around it count. */
  code: z.string().max(100).optional(),
  /** Tickets that these places are to replace: they do not count against what one person may have. */
  exchange: z.strictObject({ bookingId: Id, ticketIds: z.array(Id).min(1).max(50) }).optional(),
  /** The booking that these are to be added to: its tickets count as bought with them. */
  addTo: Id.optional(),
  /** Codes of coupons as somebody types them. */
  coupons: TypedCodes.optional(),
});
export type HoldRequest = z.infer<typeof HoldRequest>;

/** Why places are refused. Closed: every refusal of a hold is one of these. */
export const HoldRefusal = z.enum([
  'taken',
  'sold_out',
  /** Of those who would sit together, fewer can: beside it, `largest` says how many. */
  'no_block_together',
  'limit',
  'sales_closed',
  'no_such_place',
  'not_offered',
  'needs_other',
  'price_invalid',
  'price_changed',
  'coupon_unknown',
  'coupon_expired',
  'coupon_used_up',
  'coupon_limit',
  'coupon_not_for_these',
  'coupon_not_combinable',
  'not_admitted',
]);
export type HoldRefusal = z.infer<typeof HoldRefusal>;

/** Coupons of a hold instead of those it has; none takes all off. */
export const HoldCoupons = z.strictObject({ coupons: TypedCodes });

/** Beside a refusal `price_changed`: what would be charged now for what was asked, price by price. */
export const PriceNow = z.object({ ticketTypeId: Id, quantity: z.int(), priceMinor: Minor, phase: Line.nullable() });
export type PriceNow = z.infer<typeof PriceNow>;
/** Beside a refusal `limit`: how many are allowed, and how many more one may take. Of an order or a person, of a ticket type or of all. */
export const LimitReached = z.object({
  kind: z.enum(['order', 'person', 'open_holds', 'open_places']),
  ticketTypeId: Id.nullable(),
  min: z.int(),
  max: z.int(),
  left: z.int(),
});
export type LimitReached = z.infer<typeof LimitReached>;

export const BookedLine = z.object({
  ticketTypeId: Id,
  ticketTypeName: Line,
  seat: SeatId.nullable(),
  place: z.string(),
  quantity: z.int(),
  /** Of one, before discounts. */
  priceMinor: Minor,
  /** What coupons took off all of the line together. */
  discountMinor: Minor.optional(),
  /** The phase it was sold in. */
  phase: Line.optional(),
  /** The taxes it bears, of those in the price. */
  taxIds: z.array(Key).optional(),
  /** Money without a place: it gives no ticket. */
  donation: z.literal(true).optional(),
  /** What one of a bundle is made of: these are its tickets. */
  includes: z.array(z.object({ ticketTypeId: Id, ticketTypeName: Line, place: z.string(), quantity: z.int() })).optional(),
});

export type BookedLine = z.infer<typeof BookedLine>;

export const Hold = z.object({
  id: Id,
  eventId: Id,
  expiresAt: Instant,
  renewable: z.boolean(),
  /** What the organizer asks of whoever books it. */
  questions: z.array(Question).default([]),
  lines: z.array(BookedLine),
  /** Tickets that other buyers sell again: theirs end once these are paid. */
  isResale: z.literal(true).optional(),
  price: Price,
  /** That of `price`. */
  totalMinor: Minor,
  currency: Currency,
});
export type Hold = z.infer<typeof Hold>;

export const BookingState = z.enum(['pending', 'confirmed', 'expired', 'cancelled', 'refunding', 'refunded', 'transferred']);
export type BookingState = z.infer<typeof BookingState>;

/** How a booking came to be: bought by its user, sold or given by the organizer's team, given by another buyer, or made of tickets of another booking. */
export const BookingOrigin = z.enum(['online', 'box_office', 'complimentary', 'transfer', 'split', 'exchange', 'resale']);
export type BookingOrigin = z.infer<typeof BookingOrigin>;

/** Of bookings that have a parent, those that were added to it and are one order with it. */
export const addedOrigins = ['online', 'resale'] as const satisfies readonly BookingOrigin[];
export const isAdded = ({ origin, parentId }: { readonly origin: BookingOrigin; readonly parentId: string | null }): boolean =>
  parentId !== null && addedOrigins.some(added => added === origin);

export const TicketState = z.enum(['valid', 'cancelled', 'transferred', 'exchanged', 'resold']);
export type TicketState = z.infer<typeof TicketState>;

export const BookingRequest = z.strictObject({
  holdId: Id,
  attendeeName: Line,
  /** To the event's questions; needed where one of them is. */
  answers: AnswersForm.optional(),
  /** The booking that this is added to, of the same event. */
  addTo: Id.optional(),
  /** Whom the invoice is to be written to. */
  invoiceTo: InvoiceTo.optional(),
  /** What the buyer was shown that it comes to. If it is another amount, for the tax that they account for themselves, nothing is booked. */
  seenTotalMinor: Minor.optional(),
});

export const Ticket = z.object({
  id: Id,
  ticketTypeName: Line,
  attendeeName: Line,
  seat: SeatId.nullable(),
  place: z.string(),
  priceMinor: Minor,
  state: TicketState,
  /** What the QR code holds; signed, checked at the door without a network. */
  code: z.string(),
});
export type Ticket = z.infer<typeof Ticket>;

export const Booking = z.object({
  id: Id,
  reference: z.string(),
  state: BookingState,
  eventId: Id,
  eventSlug: z.string(),
  eventTitle: Line,
  venueName: Line,
  /** Where to join what is online, once it is confirmed. */
  onlineUrl: z.url().nullable().optional(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: TimeZone,
  origin: BookingOrigin,
  /** Where its tickets come from, or what it was added to. */
  parentId: Id.nullable().default(null),
  /** Of an exchange: what it takes the place of. */
  replaces: Replaces.nullable().default(null),
  /** What its tickets were exchanged for, the oldest first. */
  replacedBy: z.array(z.object({ id: Id, reference: z.string() })).default([]),
  createdAt: Instant,
  /** Until when it can be paid, while pending. */
  payBy: Instant.nullable(),
  /** What it waits for, while pending, where it is not paid at once. */
  awaits: Awaited.nullable().default(null),
  lines: z.array(BookedLine),
  price: Price,
  /** That of `price`. */
  totalMinor: Minor,
  /** Of it, what has gone back or is to. */
  refundedMinor: Minor,
  currency: Currency,
  tickets: z.array(Ticket),
  /** Money that goes back, the oldest first. */
  refunds: z.array(Refund),
  /** What the buyer answered, where something was asked. */
  answers: Answers.optional(),
});
export type Booking = z.infer<typeof Booking>;
export const BookingPage = page(Booking);

/** What payment must know before it asks a provider for money, for services only. */
export const BookingPayable = z.object({
  bookingId: Id,
  userId: Id,
  email: z.string(),
  reference: z.string(),
  state: BookingState,
  totalMinor: Minor,
  currency: Currency,
  payBy: Instant,
  description: Line,
  organizerId: Id.optional(),
  eventId: Id.optional(),
  eventTitle: Line.optional(),
  /** Who is named as its buyer. */
  name: Line.optional(),
});
export type BookingPayable = z.infer<typeof BookingPayable>;

/** Places left per ticket type and what the next one costs: for display only, a hold decides. */
export const Availability = z.object({
  eventId: Id,
  salesOpen: z.boolean(),
  /** Whether one may wait for what is sold out. */
  waitingListOpen: z.boolean().optional(),
  /** Whether one has to wait for one's turn before one can hold places. */
  waitingRoom: z.boolean().optional(),
  ticketTypes: z.array(
    z.object({
      ticketTypeId: Id,
      left: z.int().min(0),
      capacity: z.int().min(0),
      /** Where the buyer chooses, the least. */
      priceMinor: Minor,
      /** The phase whose price that is; null when it is the lasting one. */
      phase: Line.nullable(),
      /** How many are left at that price, where they are numbered. */
      phaseLeft: z.int().min(0).nullable(),
      /** Until when that price holds at most. */
      until: Instant.nullable(),
      /** People wait for it: what comes free goes to them, and none is left for others. */
      waitingList: z.boolean().optional(),
    }),
  ),
});
export type Availability = z.infer<typeof Availability>;

/** Public keys that check ticket codes offline. */
export const TicketKeys = z.object({
  keys: z.array(z.object({ kid: z.string(), kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })),
});

/** The tickets of a booking as one file, for services only: a mail attaches it. */
export const TicketsDocument = z.object({ fileName: z.string(), contentType: z.literal('application/pdf'), base64: z.base64() });

/** Asks for a secret address of one's calendar: the first, or one instead of that which one has. */
export const CalendarAddressForm = z.strictObject({ replaces: z.boolean() });
/** Whoever knows the address reads the calendar. It is told this once. */
export const CalendarAddress = z.object({ url: z.url(), createdAt: Instant });
export type CalendarAddress = z.infer<typeof CalendarAddress>;
export const CalendarAddressState = z.object({ createdAt: Instant.nullable() });
