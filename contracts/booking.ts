import { z } from 'zod';
import { Currency, Id, Instant, Line, Minor, page, TimeZone } from './http.ts';

export const SeatId = z.string().regex(/^[\w.]{1,24}-[\w.]{1,24}-\d{1,5}$/);

/** One seat, or a number of places where seats are not numbered. */
export const HoldItem = z.union([
  z.strictObject({ ticketTypeId: Id, seat: SeatId }),
  z.strictObject({ ticketTypeId: Id, quantity: z.int().min(1).max(100) }),
]);
export const HoldRequest = z.strictObject({ eventId: Id, items: z.array(HoldItem).min(1).max(50) });
export type HoldRequest = z.infer<typeof HoldRequest>;

/** Why places are refused. Closed: every refusal of a hold is one of these. */
export const HoldRefusal = z.enum(['taken', 'sold_out', 'limit', 'sales_closed', 'no_such_place']);
export type HoldRefusal = z.infer<typeof HoldRefusal>;

export const BookedLine = z.object({
  ticketTypeId: Id,
  ticketTypeName: Line,
  seat: SeatId.nullable(),
  place: z.string(),
  quantity: z.int(),
  priceMinor: Minor,
});

export const Hold = z.object({
  id: Id,
  eventId: Id,
  expiresAt: Instant,
  renewable: z.boolean(),
  lines: z.array(BookedLine),
  totalMinor: Minor,
  currency: Currency,
});
export type Hold = z.infer<typeof Hold>;

export const BookingState = z.enum(['pending', 'confirmed', 'expired', 'cancelled', 'refunding', 'refunded']);
export type BookingState = z.infer<typeof BookingState>;

export const BookingRequest = z.strictObject({ holdId: Id, attendeeName: Line });

export const Ticket = z.object({
  id: Id,
  ticketTypeName: Line,
  attendeeName: Line,
  seat: SeatId.nullable(),
  place: z.string(),
  priceMinor: Minor,
  state: z.enum(['valid', 'cancelled']),
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
  startsAt: Instant,
  timeZone: TimeZone,
  createdAt: Instant,
  /** Until when it can be paid, while pending. */
  payBy: Instant.nullable(),
  lines: z.array(BookedLine),
  totalMinor: Minor,
  currency: Currency,
  tickets: z.array(Ticket),
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
});
export type BookingPayable = z.infer<typeof BookingPayable>;

/** Places left per ticket type: for display only, a hold decides. */
export const Availability = z.object({
  eventId: Id,
  salesOpen: z.boolean(),
  ticketTypes: z.array(z.object({ ticketTypeId: Id, left: z.int().min(0), capacity: z.int().min(0) })),
});
export type Availability = z.infer<typeof Availability>;

/** Public keys that check ticket codes offline. */
export const TicketKeys = z.object({
  keys: z.array(z.object({ kid: z.string(), kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() })),
});

/** The tickets of a booking as one file, for services only: a mail attaches it. */
export const TicketsDocument = z.object({ fileName: z.string(), contentType: z.literal('application/pdf'), base64: z.base64() });
