import { message } from '@event-planner/model';
import { z } from 'zod';
import { Currency, Email, EmailOrNone, Id, Instant, Line, Minor, Slug, TimeZone } from './http.ts';
import { MemberRole } from './member-role.ts';
import { BookedLine, BookingOrigin, Ticket } from './booking.ts';
import { InvoiceTo } from './invoicing.ts';
import { PaidWith } from './orders.ts';
import { Awaited, BookingDue } from './payment-ways.ts';
import { Price } from './pricing.ts';
import { RefundCause, RefundState } from './refund.ts';
import { TakenApart } from './taking-apart.ts';
import { TransferToken } from './transfer.ts';
import { WaitingLanguage } from './waiting-list.ts';

const Changed = z.object({ eventId: Id, version: z.int() });
export const eventCreated = message('event.created.v1', Changed);
export const eventPublished = message('event.published.v1', Changed);
export const eventUpdated = message('event.updated.v1', Changed);
/** Until then its tickets may be given back for all that was paid. */
export const eventPostponed = message('event.postponed.v1', Changed.extend({ refundUntil: Instant }));
export const eventCancelled = message('event.cancelled.v1', Changed);

/** Somebody is asked to join a team; complete, so that a mail can be written without asking anybody. */
export const memberInvited = message(
  'organizer.member-invited.v1',
  z.object({
    invitationId: Id,
    organizerId: Id,
    organizerName: Line,
    email: Email,
    role: MemberRole,
    invitedBy: Line,
    invitedById: Id,
  }),
);

const Booked = z.object({ bookingId: Id, userId: Id, eventId: Id, totalMinor: Minor, currency: Currency });
export const bookingCreated = message('booking.created.v1', Booked);
/** Complete, so that a mail can be written without asking anybody. */
const Confirmed = Booked.extend({
  reference: z.string(),
  email: EmailOrNone,
  attendeeName: Line,
  eventTitle: Line,
  eventSlug: Slug,
  startsAt: Instant,
  endsAt: Instant,
  timeZone: TimeZone,
  venueName: Line,
  venueAddress: z.string(),
  /** Where to join what is online. */
  onlineUrl: z.url().optional(),
  organizerName: Line,
  /** When it was sold. */
  confirmedAt: Instant.optional(),
  /** Whose sale it is; absent where booking was never told. */
  organizerId: Id.optional(),
  /** By which it was paid, where a provider took the money. */
  paymentId: Id.optional(),
  /** Where no provider took the money. */
  paidWith: PaidWith.optional(),
  /** When an invoice for it is to be paid. */
  dueAt: Instant.optional(),
  /** What it was added to or comes from. */
  parentId: Id.optional(),
  /** Whom the buyer wants the invoice written to. */
  invoiceTo: InvoiceTo.optional(),
  lines: z.array(BookedLine),
  /** Absent where the total is the sum of the lines. */
  price: Price.optional(),
  tickets: z.array(Ticket),
  /** How it came to be; absent where it was bought. */
  origin: BookingOrigin.optional(),
});
export const bookingConfirmed = message('booking.confirmed.v1', Confirmed);
/** Somebody of the team has the mail with the tickets sent again. */
export const bookingResent = message('booking.resent.v1', Confirmed.extend({ resentId: Id }));
/** Expired or cancelled before it was paid: its places are free again. */
export const bookingCancelled = message('booking.cancelled.v1', Booked.extend({ reason: z.enum(['expired', 'cancelled']) }));
/** Its buyer chose to pay it by a slow way; complete, so that a mail can be written without asking anybody. */
export const bookingWayChosen = message('booking.way-chosen.v1', BookingDue.extend({ changeId: Id }));
/** What is chosen to be paid slowly has to be there soon. */
export const bookingPaymentDue = message('booking.payment-due.v1', BookingDue);
/** Its provider has been told to collect the money, and what became of that: `failed` says until when it can be paid in another way. */
export const bookingPaymentAwaited = message(
  'booking.payment-awaited.v1',
  Booked.extend({
    paymentId: Id,
    awaits: Awaited,
    outcome: z.enum(['begun', 'failed']),
    until: Instant,
    email: EmailOrNone,
    eventTitle: Line,
    timeZone: TimeZone,
    reference: z.string(),
  }),
);
/** Paid, but its places were gone: the money must go back. */
export const bookingRejected = message(
  'booking.rejected.v1',
  Booked.extend({
    paymentId: Id,
    email: EmailOrNone,
    eventTitle: Line,
    reference: z.string(),
    /** Under which it goes back. */
    refundId: Id,
  }),
);
/** So much of a payment is to go back. The same refund may be asked for again after it failed, as another attempt. */
export const bookingRefundRequested = message(
  'booking.refund-requested.v1',
  z.object({
    refundId: Id,
    attempt: z.int().min(1),
    bookingId: Id,
    paymentId: Id,
    amountMinor: Minor,
    currency: Currency,
    cause: RefundCause,
    /** It becomes this buyer's credit at this organizer, instead of going back the way it came. */
    credit: z.object({ organizerId: Id, userId: Id }).optional(),
  }),
);
/**
 * Part of what a booking brought in is no longer the organizer's: said once for every refund of a sale, however it is paid out and whoever decided it. Money that bought
 * nothing is no sale, and is not in here.
 */
export const bookingRefundRecorded = message(
  'booking.refund-recorded.v1',
  z.object({
    refundId: Id,
    bookingId: Id,
    eventId: Id,
    organizerId: Id.optional(),
    reference: z.string(),
    cause: RefundCause,
    /** As it was when it was recorded. */
    state: RefundState,
    /** By which it was paid, where a provider took the money. */
    paymentId: Id.optional(),
    /** Whose tickets it is for; none where it is for none in particular. */
    tickets: z.array(Id),
    amountMinor: Minor,
    /** What had gone back of the booking before, and what it was sold for. */
    beforeMinor: Minor,
    totalMinor: Minor,
    currency: Currency,
    /** What the booking was sold for, taken apart. */
    price: Price.optional(),
    /** What of each tax goes back: those of the tickets that it is for. Without it, as much of each as of the price. */
    parts: TakenApart.optional(),
    reason: Line.nullable(),
    recordedAt: Instant.optional(),
  }),
);
/** The provider could not give a refund back; somebody of the team says that they did, in another way, or that they had not after all. `nth`: of its refund's words. */
export const bookingRefundPaidOut = message(
  'booking.refund-paid-out.v1',
  z.object({
    refundId: Id,
    bookingId: Id,
    eventId: Id,
    organizerId: Id.optional(),
    paymentId: Id,
    amountMinor: Minor,
    currency: Currency,
    nth: z.int().min(1).optional(),
    isUndone: z.boolean().optional(),
    paidOutAt: Instant,
  }),
);

/** Carries the secret of the link to whoever mails it, hence sensitive. */
export const bookingTransferOffered = message(
  'booking.transfer-offered.v1',
  z.object({
    transferId: Id,
    token: TransferToken,
    email: Email,
    /** Who offers it. */
    from: Line,
    fromUserId: Id.optional(),
    message: Line.optional(),
    eventId: Id,
    eventTitle: Line,
    startsAt: Instant,
    endsAt: Instant,
    timeZone: TimeZone,
    venueName: z.string(),
    expiresAt: Instant,
    tickets: z.array(z.object({ ticketTypeName: Line, place: z.string() })),
  }),
  { sensitive: true },
);
/** For who offered it, and for who was offered it. `expired`: nobody answered in time. */
export const bookingTransferSettled = message(
  'booking.transfer-settled.v1',
  z.object({
    transferId: Id,
    outcome: z.enum(['accepted', 'declined', 'withdrawn', 'expired']),
    eventId: Id,
    eventTitle: Line,
    /** Of tickets. */
    count: z.int(),
    bookingId: Id,
    reference: z.string(),
    userId: Id,
    email: EmailOrNone,
    /** The address it was offered to. */
    offeredTo: Email,
    /** Who offered it. */
    from: Line.optional(),
  }),
);

/** For who sold it. */
export const bookingTicketResold = message(
  'booking.ticket-resold.v1',
  z.object({
    resaleId: Id,
    bookingId: Id,
    reference: z.string(),
    userId: Id,
    email: EmailOrNone,
    eventTitle: Line,
    /** What the seller gets. */
    payoutMinor: Minor,
    currency: Currency,
  }),
);

const Paid = z.object({ paymentId: Id, bookingId: Id, amountMinor: Minor, currency: Currency });
export const paymentCompleted = message(
  'payment.completed.v1',
  Paid.extend({
    /** Where no provider took the money. */
    paidWith: PaidWith.optional(),
  }),
);
export const paymentFailed = message('payment.failed.v1', Paid.extend({ code: z.string() }));
/** Tickets, money or both went back to their buyer: complete, so that a mail can be written without asking anybody. */
export const bookingGivenBack = message(
  'booking.given-back.v1',
  Booked.extend({
    refundId: Id,
    cause: RefundCause,
    reference: z.string(),
    email: z.string(),
    attendeeName: Line,
    eventTitle: Line,
    organizerName: Line,
    /** How many ended by it, and how many of the booking are still valid. */
    ticketsEnded: z.int(),
    ticketsLeft: z.int(),
    refundMinor: Minor,
    /** The money is credit at the organizer now; or what nobody had paid of it comes off an invoice. */
    asCredit: z.boolean().optional(),
    byInvoice: z.boolean().optional(),
    state: RefundState,
    reason: Line.nullable(),
  }),
);
/** So much of a payment has gone back, as it was asked for. */
export const paymentRefunded = message(
  'payment.refunded.v1',
  Paid.extend({
    refundId: Id,
    attempt: z.int().min(1),
    cause: z.string(),
    /** What of it is the buyer's credit at the organizer now. @default 0 */
    creditMinor: Minor.optional(),
  }),
);
/** The provider could not give it back, or the bank returned it: a person has to look. */
export const paymentRefundFailed = message(
  'payment.refund-failed.v1',
  Paid.extend({
    refundId: Id,
    attempt: z.int().min(1),
    code: z.string(),
    /** What of it credit had paid, and is credit again all the same. @default 0 */
    creditMinor: Minor.optional(),
  }),
);

/** Places for somebody who waited; complete, so that a mail can be written without asking anybody. Carries the right to decline, hence sensitive. */
const Offered = z.object({
  entryId: Id,
  userId: Id,
  email: Email,
  name: Line,
  language: WaitingLanguage,
  eventId: Id,
  eventTitle: Line,
  eventSlug: Slug,
  startsAt: Instant,
  timeZone: TimeZone,
  ticketTypeName: Line,
  quantity: z.int(),
  until: Instant,
  /** Another buyer sells them: said when they are offered. @default false */
  isResale: z.boolean().optional(),
});
export const placeOffered = message('booking.place-offered.v1', Offered.extend({ holdId: Id, token: z.string() }), { sensitive: true });
/** Nobody answered it in time: the places go to the next. */
export const offerExpired = message('booking.offer-expired.v1', Offered);
