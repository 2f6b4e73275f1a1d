import { z } from 'zod';
import { OrderDisputeState } from './disputes.ts';
import { Currency, Cursor, Id, Instant, Line, Minor, page } from './http.ts';
import { TakenWith } from './payment-ways.ts';
import { BackAs } from './self-service.ts';

/**
 * How far a refund is. `requested`: the provider was asked; `done`: the money went back, or there was none to give; `failed`: the provider could not, a person has to
 * look; `by_hand`: it was not paid through the provider, so somebody pays it out.
 */
export const RefundState = z.enum(['requested', 'done', 'failed', 'by_hand']);
export type RefundState = z.infer<typeof RefundState>;

/** Why money goes back. */
export const RefundCause = z.enum([
  /** It came too late, twice, or was not what was asked for: it bought nothing. */
  'payment_rejected',
  'cancelled_by_buyer',
  'by_team',
  'event_cancelled',
  'exchanged',
  'resold',
  /** Somebody gave it back at the provider. */
  'at_provider',
]);
export type RefundCause = z.infer<typeof RefundCause>;

/** Why a provider could not give money back: Stripe's `failure_reason`. */
export const RefundFailure = z.enum([
  'lost_or_stolen_card',
  'expired_or_canceled_card',
  'charge_for_pending_refund_disputed',
  'insufficient_funds',
  'declined',
  'merchant_request',
  'unknown',
]);
export type RefundFailure = z.infer<typeof RefundFailure>;

/** The same as its buyer is told: their card takes nothing any more, their bank has the payment in dispute, or it is nothing of theirs. */
export const RefundHitch = z.enum(['card_gone', 'disputed', 'other']);
export type RefundHitch = z.infer<typeof RefundHitch>;

export const Refund = z.object({
  id: Id,
  cause: RefundCause,
  amountMinor: Minor,
  currency: Currency,
  state: RefundState,
  /** The buyer's credit at the organizer, instead of going back the way it came. */
  asCredit: z.boolean(),
  /** Of it, what is the buyer's credit by now: it was to be, or credit had paid it. The rest goes back the way it came. */
  creditedMinor: Minor.default(0),
  /** Of it, what nobody had paid: it is off the invoice, and nothing goes back for it. */
  offInvoiceMinor: Minor.default(0),
  /** Whose tickets it is for; none where it is for none in particular. */
  tickets: z.array(Id),
  /** What the organizer says about it. */
  reason: Line.nullable(),
  createdAt: Instant,
  /** When it was done, or failed. */
  settledAt: Instant.nullable(),
  /** Of one that failed. */
  hitch: RefundHitch.nullable(),
});
export type Refund = z.infer<typeof Refund>;

/** What of a refund is the buyer's credit at the organizer: the rest goes back the way it came. */
export const RefundCredit = z.object({ creditMinor: Minor });

const share = { keepBasisPoints: z.int(), keepMinor: Minor };

/** Why a buyer cannot cancel by themselves: the organizer does not offer it, it is too late, or there is nothing to cancel. */
export const CancellationObstacle = z.enum(['not_offered', 'too_late', 'event_cancelled', 'not_confirmed', 'no_tickets', 'disputed']);
export type CancellationObstacle = z.infer<typeof CancellationObstacle>;

/** What comes back if the buyer cancels now: of each ticket that can be cancelled what was paid, what the organizer keeps, and what comes back. */
export const Cancellation = z.object({
  possible: z.boolean(),
  obstacle: CancellationObstacle.nullable(),
  /** Until when; null where it is not offered. */
  until: Instant.nullable(),
  /** Whether that is because the event was postponed: everything comes back, fees as well. */
  isPostponed: z.boolean(),
  terms: z.object(share).nullable(),
  currency: Currency,
  tickets: z.array(z.object({ ticketId: Id, paidMinor: Minor, keptMinor: Minor, backMinor: Minor })),
  /** What all tickets together bring back. Of fewer tickets, the sum of theirs. */
  backMinor: Minor,
  /** Fees of the order, which stay paid. */
  feesMinor: Minor,
  /** Whether the money goes back by itself, the way it came; otherwise the organizer pays it out. */
  byProvider: z.boolean(),
  backAs: BackAs,
});
export type Cancellation = z.infer<typeof Cancellation>;

export const CancellationRequest = z.strictObject({
  /** All that are valid, unless some are named. */
  tickets: z.array(Id).min(1).max(1000).optional(),
  /** What the buyer was shown that comes back. If it is another amount by now, nothing is cancelled. */
  seenBackMinor: Minor,
  asCredit: z.boolean().default(false),
});
export type CancellationRequest = z.infer<typeof CancellationRequest>;

const paidOut = z.strictObject({
  paidWith: TakenWith,
  /** The file for the bank by which it was sent. What is in a file is sent by that file alone, as long as nobody takes it out of it. */
  fileId: Id.optional(),
});
const isSentByBank = ({ paidWith, fileId }: z.infer<typeof paidOut>): boolean => fileId === undefined || paidWith === 'bank_transfer';
const onlyByBank = 'only a transfer is sent by a file for the bank';
/** How somebody paid it out by hand: what came out of a till is taken off it. */
export const PaidOut = paidOut.refine(isSentByBank, onlyByBank);
export type PaidOut = z.infer<typeof PaidOut>;

/** So many are noted in one transaction, and are in one file for a bank. */
export const mostRefundsTogether = 500;
const refundsTogether = z
  .array(Id)
  .min(1)
  .max(mostRefundsTogether)
  .refine(ids => new Set(ids).size === ids.length, 'a refund is named twice');
/** All of these were paid out by hand: all or none is noted. */
export const PaidOutTogether = paidOut.extend({ refunds: refundsTogether }).refine(isSentByBank, onlyByBank);
export type PaidOutTogether = z.infer<typeof PaidOutTogether>;
/** None of these was paid out after all. */
export const NotPaidOut = z.strictObject({ refunds: refundsTogether });
export type NotPaidOut = z.infer<typeof NotPaidOut>;

/** Refunds that are put into a file for the bank, or taken out of it. For services only. */
export const RefundFiling = z.strictObject({ fileId: Id, refunds: refundsTogether });
export type RefundFiling = z.infer<typeof RefundFiling>;
/** Those of which it is not possible; where there is one, nothing was done. */
export const RefundsFiled = z.object({ refused: z.array(Id) });

/** What an organizer still has to pay out by hand of money that no provider took. For services only. */
export const RefundByHand = z.object({
  refundId: Id,
  bookingId: Id,
  eventId: Id,
  eventTitle: Line,
  reference: z.string(),
  buyer: z.string(),
  cause: RefundCause,
  /** By which it was paid, where it bought nothing. */
  paymentId: Id.nullable(),
  /** How its order was paid, by what was said last; null where nothing was. */
  paidWith: TakenWith.nullable(),
  amountMinor: Minor,
  currency: Currency,
  createdAt: Instant,
});
export type RefundByHand = z.infer<typeof RefundByHand>;
export const RefundsByHandQuery = z.strictObject({ after: Id.optional() });
/** The oldest first; `after`: more follow behind this one. */
export const RefundsByHandPage = z.object({ items: z.array(RefundByHand), after: Id.nullable() });
export type RefundsByHandPage = z.infer<typeof RefundsByHandPage>;

/** A refund as the organizer's team sees it. */
export const TeamRefund = Refund.extend({
  bookingId: Id,
  reference: z.string(),
  buyer: z.string(),
  /** Who decided it; null where nobody did. */
  by: z.string().nullable(),
  /** What is to be paid out by hand where it failed: not what became the buyer's credit again all the same. */
  toPayOutMinor: Minor,
  /** How what goes back was paid: by hand, it mostly goes back so. Null where the provider took it. */
  paidWith: TakenWith.nullable().default(null),
  /** The file for the bank that it is in, as long as nobody takes it out: nobody pays it out beside that. */
  fileId: Id.nullable(),
  /** Who paid it out by hand. */
  paidOutBy: z.string().nullable(),
  paidOutWith: TakenWith.nullable().default(null),
  /** Why the provider could not give it back, also where somebody paid it out by hand since. */
  failure: RefundFailure.nullable(),
});
export type TeamRefund = z.infer<typeof TeamRefund>;
export const TeamRefundPage = page(TeamRefund);
export const TeamRefundQuery = z.strictObject({
  state: RefundState.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** What of an order can be given back: each ticket with its price and its part of the fees, as they were paid. */
export const Refundable = z.object({
  currency: Currency,
  paidMinor: Minor,
  refundedMinor: Minor,
  leftMinor: Minor,
  feesMinor: Minor,
  tickets: z.array(
    z.object({
      ticketId: Id,
      name: Line,
      place: z.string(),
      ticketTypeName: Line,
      valid: z.boolean(),
      amountMinor: Minor,
      feeMinor: Minor,
    }),
  ),
  byProvider: z.boolean(),
  /** What nobody has paid yet of an invoice comes off it: of that nothing is paid out. */
  byInvoice: z.boolean().default(false),
  /** Whether it may become the buyer's credit instead. */
  creditPossible: z.boolean(),
  /** While a bank has the money, or where it took it for good, nothing goes back. */
  disputed: OrderDisputeState.nullable(),
  refunds: z.array(TeamRefund),
});
export type Refundable = z.infer<typeof Refundable>;

const what = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('order') }),
  z.strictObject({ of: z.literal('tickets'), tickets: z.array(Id).min(1).max(1000) }),
  z.strictObject({ of: z.literal('amount'), amountMinor: Minor.min(1) }),
]);
export const RefundForm = z.strictObject({
  what,
  /** Whether the tickets it is for end, and their places are free again. Of an amount, none do. */
  endTickets: z.boolean(),
  /** Whether fees go back too. */
  withFees: z.boolean(),
  /** It becomes the buyer's credit, instead of going back the way it came. */
  asCredit: z.boolean().default(false),
  reason: Line.nullable(),
  /** What was shown that goes back. If it is another amount by now, nothing happens. */
  seenMinor: Minor,
});
export type RefundForm = z.infer<typeof RefundForm>;

const Amount = z.object({ currency: Currency, amountMinor: Minor });
/** What goes back through the provider, and what somebody pays out by hand. */
const GivenBack = z.object({ amounts: z.array(Amount), byHand: z.array(Amount) });
const Figures = z.object({
  /** Orders that are still to be ended. */
  orders: z.int(),
  tickets: z.int(),
  byHandOrders: z.int(),
  /** With the fees of the orders, and if those stay paid. */
  withFees: GivenBack,
  withoutFees: GivenBack,
  /** The same with what the organizer kept when tickets were given back or sold again before; null where nothing was kept. */
  withKept: z.object({ withFees: GivenBack, withoutFees: GivenBack }).nullable(),
});
export type CancellationFigures = z.infer<typeof Figures>;

/** How far the refunds of a cancelled event are. */
export const CancellationRun = z.object({
  startedAt: Instant,
  startedBy: Line,
  withFees: z.boolean(),
  withKept: z.boolean(),
  asCredit: z.boolean(),
  finishedAt: Instant.nullable(),
  orders: z.int(),
  ordersDone: z.int(),
  /** Refunds that were made for it, by how far they are. */
  refunds: z.object({ requested: z.int(), done: z.int(), failed: z.int(), byHand: z.int() }),
});
export type CancellationRun = z.infer<typeof CancellationRun>;

/** What cancelling an event means for its orders. Nothing is given back before somebody of the team has seen the figures and started it. */
export const EventCancellation = z.object({
  eventId: Id,
  eventCancelled: z.boolean(),
  figures: Figures,
  run: CancellationRun.nullable(),
});
export type EventCancellation = z.infer<typeof EventCancellation>;

/** Starts it with what was shown; if that has changed, nothing is started. */
export const EventCancellationStart = z.strictObject({
  withFees: z.boolean(),
  /** Whether what was kept of tickets that ended before goes back too. */
  withKept: z.boolean().default(false),
  /** Buyers get credit, where that is possible, instead of their money. */
  asCredit: z.boolean().default(false),
  seen: z.strictObject({ orders: z.int().min(0), amounts: z.array(Amount).max(200), byHand: z.array(Amount).max(200) }),
});
export type EventCancellationStart = z.infer<typeof EventCancellationStart>;
