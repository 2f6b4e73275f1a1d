import { message } from '@event-planner/model';
import { z } from 'zod';
import { DocumentKind } from './documents.ts';
import { TakenWith, TakingKind } from './payment-ways.ts';
import { Currency, EmailOrNone, Id, Instant, Line, Minor } from './http.ts';

/**
 * A payment that could not be begun because the provider is away, and how it went on. `held`: its places are to be kept until then, and it is tried again;
 * `payable`: it can be paid, until then; `given_up`: nothing was charged and nothing will be.
 */
export const paymentHeld = message(
  'payment.held.v1',
  z.object({
    paymentId: Id,
    bookingId: Id,
    userId: Id,
    email: EmailOrNone,
    description: z.string(),
    amountMinor: Minor,
    currency: Currency,
    outcome: z.enum(['held', 'payable', 'given_up']),
    until: Instant,
    /** Nobody is there to see it. */
    byMail: z.boolean(),
  }),
);

/** Money went back at the provider that nobody had asked for here; what for is clear, or somebody of the team said. */
export const paymentGivenBackAtProvider = message(
  'payment.given-back-at-provider.v1',
  z.object({
    paymentId: Id,
    bookingId: Id,
    amountMinor: Minor,
    currency: Currency,
    /** The provider's id: the same is the same refund. */
    providerRefundId: z.string(),
    /** Tickets that end by it: these, all that are valid, or none. */
    tickets: z.union([z.literal('all'), z.array(Id)]),
    by: z.object({ id: Id, name: Line }).nullable(),
  }),
);

/** Something of what an unpaid invoice is about went back: so much of the refund nobody had paid, and it is off the invoice instead of being paid out. */
export const paymentInvoiceCut = message(
  'payment.invoice-cut.v1',
  z.object({ paymentId: Id, bookingId: Id, refundId: Id, cutMinor: Minor.min(1), currency: Currency }),
);

/** An invoice is not paid, though it should be by now; said again while that is so. */
export const paymentOverdue = message(
  'payment.overdue.v1',
  z.object({
    paymentId: Id,
    bookingId: Id,
    userId: Id,
    email: EmailOrNone,
    amountMinor: Minor,
    currency: Currency,
    reference: z.string(),
    eventTitle: Line,
    dueAt: Instant,
    reminderId: Id,
  }),
);
/**
 * What is said of money that no provider took. Of several about one booking that with the highest `nth` holds, in whichever order they are heard. `corrected` with no
 * `before`, by nobody: what came last is undone, and this, which came before it, stands as it was.
 */
export const paymentTaken = message(
  'payment.taken.v1',
  z.object({
    takingId: Id,
    /** Null of what was sold at the desk, which has none. */
    paymentId: Id.nullable(),
    bookingId: Id,
    nth: z.int(),
    kind: TakingKind,
    /** Null: not at all. */
    before: TakenWith.nullable(),
    paidWith: TakenWith.nullable(),
    amountMinor: Minor,
    currency: Currency,
    reason: Line.nullable(),
    /** Null where the reference of a transfer said it. */
    by: z.object({ id: Id, name: Line }).nullable(),
    at: Instant,
    /** Until when it is to be paid, where it was not after all. */
    dueAt: Instant.nullable(),
  }),
);

/** An invoice, a receipt, or what takes one back has been written and has its number: its buyer gets it by mail. */
export const documentIssued = message(
  'payment.document-issued.v1',
  z.object({
    documentId: Id,
    /** It was mailed before, and is once more because somebody of the team asked for that. */
    mailingId: Id.optional(),
    /** What is mailed is this duplicate of it. */
    duplicateId: Id.optional(),
    kind: DocumentKind,
    number: Line,
    /** Of what it takes back or is written instead of. */
    refersTo: Line.nullable(),
    bookingId: Id,
    userId: Id,
    email: EmailOrNone,
    reference: z.string(),
    eventTitle: Line,
    seller: Line,
    /** Not negative; its kind says which way it goes. */
    totalMinor: Minor,
    currency: Currency,
  }),
);

/** A payment is under way that takes days; until then its places are to be kept. */
export const paymentProcessing = message('payment.processing.v1', z.object({ paymentId: Id, bookingId: Id, until: Instant }));

/** Its owners are to be told. */
const OfOrganizer = z.object({ organizerId: Id, organizerName: Line });
/** Where an organizer's money is paid out to is another account now. All owners are told: whoever took over one of their passwords changes it back for nobody. */
export const payoutAccountChanged = message(
  'payment.payout-account-changed.v1',
  OfOrganizer.extend({
    changeId: Id,
    currency: Currency,
    /** Masked. */
    account: z.string(),
    by: Line,
    changedAt: Instant,
    /** Nothing is paid out before; null where nothing could be changed. */
    holdUntil: Instant.nullable(),
  }),
);
/** Money that was paid out did not arrive, and is owed again. */
export const payoutFailed = message(
  'payment.payout-failed.v1',
  OfOrganizer.extend({ payoutId: Id, amountMinor: Minor, currency: Currency, account: z.string(), reason: z.string() }),
);
const Disputed = OfOrganizer.extend({
  disputeId: Id,
  paymentId: Id,
  bookingId: Id,
  reference: z.string(),
  eventTitle: Line,
  amountMinor: Minor,
  currency: Currency,
  reason: z.string(),
});
/** A buyer's bank asks for a payment back, or has taken it back already. */
export const paymentDisputed = message('payment.disputed.v1', Disputed.extend({ inquiry: z.boolean(), dueAt: Instant.nullable() }));
/** It is decided. */
export const disputeClosed = message('payment.dispute-closed.v1', Disputed.extend({ outcome: z.enum(['won', 'lost', 'withdrawn']) }));
