import type { PaidWith } from '@event-planner/contracts/orders';
import type { Refund, RefundCause } from '@event-planner/contracts/refund';
import type { Selectable, Transaction } from '@event-planner/platform/database';
import type { BookingRow } from './booking-keeping.ts';
import { failureOf, hitchOf } from './refund-failures.ts';
import type { RefundsTable, Tables } from './tables.ts';

export type RefundRow = Selectable<RefundsTable>;

export interface RefundWanted {
  /** Locked, as it was read under this lock. */
  readonly booking: BookingRow;
  readonly amountMinor: number;
  readonly cause: RefundCause;
  /** What it is for: the same booking and key is the same refund, however often it is asked for. */
  readonly key: string;
  /** Ids of the tickets it is for; none where it is for none in particular. */
  readonly tickets: readonly string[];
  /** Null where nobody decided it. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly reason?: string | null;
  /** It becomes the buyer's credit, where that is possible. */
  readonly asCredit?: boolean;
  /** It has gone back already: nobody is asked for it. */
  readonly isBack?: true;
}

/**
 * Gives money back, once for each key, and answers the refund: the one there was, or the new one. What the provider was paid goes back by it; anything else is paid out
 * by hand. Throws `refund_exceeds_payment`, with nothing changed.
 */
export type RequestRefund = (tx: Transaction<Tables>, wanted: RefundWanted) => Promise<RefundRow>;

/** Notes that a payment bought nothing and goes back whole; answers the refund's id, the same for the same payment. */
export type RejectPayment = (
  tx: Transaction<Tables>,
  rejected: {
    readonly booking: BookingRow;
    readonly paymentId: string;
    readonly amountMinor: number;
    readonly currency: string;
    /** Where no provider took the money: somebody gives it back by hand. */
    readonly paidWith?: PaidWith | undefined;
  },
) => Promise<string>;

export const presentRefund = (row: RefundRow): Refund => ({
  id: row.id,
  cause: row.cause,
  amountMinor: row.amountMinor,
  currency: row.currency,
  state: row.state,
  asCredit: row.asCredit,
  creditedMinor: row.creditedMinor,
  offInvoiceMinor: row.offInvoiceMinor,
  tickets: row.tickets,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
  hitch: row.state === 'failed' ? hitchOf(failureOf(row.failureCode)) : null,
});
