import { z } from 'zod';
import { Answers } from './answers.ts';
import { BookedLine, BookingOrigin, BookingState, Ticket } from './booking.ts';
import { OrderDispute, OrderDisputeState } from './disputes.ts';
import { Replaces } from './exchange.ts';
import { Currency, Cursor, Day, Email, Id, Instant, Line, Minor, page } from './http.ts';
import { Awaited } from './payment-ways.ts';
import { Price } from './pricing.ts';

/** How somebody paid where no provider took the money; `none`: not at all. */
export const PaidWith = z.enum(['cash', 'card_terminal', 'bank_transfer', 'invoice', 'none']);
export type PaidWith = z.infer<typeof PaidWith>;

export const OrderSort = z.enum(['newest', 'oldest', 'name', 'total']);
export type OrderSort = z.infer<typeof OrderSort>;

const filters = {
  /** A reference, parts of names or of an e-mail address, a seat, or what a ticket's QR code holds. */
  q: Line.max(400).optional(),
  state: BookingState.optional(),
  origin: BookingOrigin.optional(),
  ticketTypeId: Id.optional(),
  /** Days of the event's clocks, both included. */
  from: Day.optional(),
  to: Day.optional(),
};
export const OrderFilters = z.strictObject(filters);
export type OrderFilters = z.infer<typeof OrderFilters>;

const paged = { cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) };
export const OrderQuery = z.strictObject({ ...filters, ...paged, sort: OrderSort.default('newest') });
export type OrderQuery = z.infer<typeof OrderQuery>;
/** Over all events of an organizer. Days are those of UTC, for its events may be anywhere. */
export const OrganizerOrderQuery = OrderQuery.extend({ organizerId: Id });

/** An order as a list shows it. `email` is empty where nobody left one. */
export const OrderSummary = z.object({
  id: Id,
  reference: z.string(),
  eventId: Id,
  eventTitle: Line,
  state: BookingState,
  origin: BookingOrigin,
  name: Line,
  email: z.string(),
  /** People whom it admits. */
  admits: z.int(),
  /** Where, as on the tickets; the first few. */
  places: z.array(z.string()),
  totalMinor: Minor,
  refundedMinor: Minor,
  /** Of it, what nobody had paid: it is off the invoice, and nothing goes back for it. */
  offInvoiceMinor: Minor,
  currency: Currency,
  paidWith: PaidWith.nullable(),
  /** What it waits for, while pending, where it is not paid at once. */
  awaits: Awaited.nullable().default(null),
  /** Whether a bank wants, or wanted, its payment back. */
  disputed: OrderDisputeState.nullable().default(null),
  createdAt: Instant,
});
export type OrderSummary = z.infer<typeof OrderSummary>;
export const OrderPage = page(OrderSummary);
export type OrderPage = z.infer<typeof OrderPage>;

/** What became of an order, by whom: null where nobody of the team did it. */
export const OrderEvent = z.object({
  at: Instant,
  kind: z.enum([
    'created',
    'confirmed',
    'refunded',
    'off_invoice',
    'tickets_ended',
    'followed_by',
    'email_changed',
    'name_changed',
    'attendee_renamed',
    'note_changed',
    'resent',
    'on_invoice',
    'payment_taken',
    'payment_corrected',
    'payment_undone',
    'disputed',
    'dispute_closed',
    'blocked',
    'unblocked',
    /** Tickets ended, for a bank had taken the payment back. */
    'cancelled_unpaid',
  ]),
  by: z.string().nullable(),
  /** What was there before, and what came; of a ticket its place. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  about: z.string().nullable(),
});
export type OrderEvent = z.infer<typeof OrderEvent>;

/**
 * How an order stands with its money. `settled`: all of it came, online or at the desk; `refunding`: something is to go back and has not yet;
 * `off_invoice`: nobody had paid it, and nobody owes it any more;
 * `disputed`: the buyer's bank has it until that is decided; `charged_back`: it took all of it for good.
 */
export const PaymentState = z.enum([
  'open',
  'settled',
  'free',
  'by_invoice',
  'refunding',
  'partly_refunded',
  'refunded',
  'off_invoice',
  'disputed',
  'partly_charged_back',
  'charged_back',
  'never_paid',
]);
export type PaymentState = z.infer<typeof PaymentState>;

/** `blocked`: it lets nobody in for the time being. */
export const OrderTicket = Ticket.omit({ code: true }).extend({ ticketTypeId: Id, endedAt: Instant.nullable(), blocked: z.boolean() });
export type OrderTicket = z.infer<typeof OrderTicket>;
/** Of another date of the series where tickets were exchanged for that. */
const RelatedOrder = z.object({ id: Id, eventId: Id, reference: z.string(), origin: BookingOrigin });

/** All that the team sees of an order. */
export const Order = OrderSummary.extend({
  timeZone: z.string(),
  /** When its event is over. */
  endsAt: Instant,
  payBy: Instant.nullable(),
  confirmedAt: Instant.nullable(),
  payment: PaymentState,
  lines: z.array(BookedLine),
  price: Price,
  tickets: z.array(OrderTicket),
  answers: Answers.nullable(),
  note: z.string().nullable(),
  /** That it was paid without a provider is somebody's word, or a bank's, and can be corrected. */
  paidByWord: z.boolean().default(false),
  /** It was sold at the desk for money on the spot: in which drawer that is can be corrected. */
  paidAtDesk: z.boolean().default(false),
  /** What its tickets were exchanged for it counted, and what went back of that. */
  replaces: Replaces.pick({ creditMinor: true, feeMinor: true, differenceMinor: true }).nullable().default(null),
  dispute: OrderDispute.nullable(),
  /** Why it was given away. */
  reason: z.string().nullable(),
  /** Who of the team sold or gave it. */
  soldBy: z.string().nullable(),
  parent: RelatedOrder.nullable(),
  /** What was made of its tickets, or added to it. */
  followers: z.array(RelatedOrder),
  /** The oldest first. */
  history: z.array(OrderEvent),
});
export type Order = z.infer<typeof Order>;

/** What the team may mend of an order. Names are those printed on tickets. */
export const OrderChange = z
  .strictObject({
    name: Line.optional(),
    email: Email.optional(),
    note: z.string().trim().max(2000).nullable().optional(),
    attendees: z
      .array(z.strictObject({ ticketId: Id, name: Line }))
      .max(1000)
      .optional(),
  })
  .refine(change => Object.keys(change).length > 0, 'say what to change');
export type OrderChange = z.infer<typeof OrderChange>;

/** Tickets that are in force, or those that ended. */
export const AttendeeState = z.enum(['valid', 'ended']);
export const AttendeeFilters = z.strictObject({ q: filters.q, state: AttendeeState.optional(), ticketTypeId: Id.optional() });
export type AttendeeFilters = z.infer<typeof AttendeeFilters>;
export const AttendeeQuery = AttendeeFilters.extend(paged);
export type AttendeeQuery = z.infer<typeof AttendeeQuery>;

/** One ticket, with whom it admits. `answers` are by question: those about this attendee, then those about the order. */
export const Attendee = OrderTicket.extend({
  bookingId: Id,
  reference: z.string(),
  origin: BookingOrigin,
  buyerName: Line,
  email: z.string(),
  answers: z.array(z.object({ label: Line, text: z.string() })),
  disputed: OrderDisputeState.nullable(),
  /** Null: never. */
  checkedInAt: Instant.nullable(),
});
export type Attendee = z.infer<typeof Attendee>;
export const AttendeePage = page(Attendee);
export type AttendeePage = z.infer<typeof AttendeePage>;
