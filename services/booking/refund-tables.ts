import type { PaidOut, RefundCause, RefundState } from '@event-planner/contracts/refund';
import type { TakenApart } from '@event-planner/contracts/taking-apart';
import type { Generated, Json } from '@event-planner/platform/database';

export interface RefundsTable {
  id: string;
  bookingId: string;
  eventId: string;
  paymentId: string | null;
  cause: RefundCause;
  key: string;
  amountMinor: number;
  currency: string;
  tickets: string[];
  /** Of which net and taxes it consists; null where it was not told apart. */
  parts: Json<TakenApart | null>;
  /** The buyer's credit, instead of going back the way it came. */
  asCredit: Generated<boolean>;
  /** What of it is credit by now, also of one that failed. */
  creditedMinor: Generated<number>;
  /** What of it nobody had paid: it is off an invoice, and nobody pays it out. */
  offInvoiceMinor: Generated<number>;
  state: RefundState;
  reason: string | null;
  byUser: string | null;
  byName: string | null;
  /** How often the provider was asked. */
  attempt: Generated<number>;
  failureCode: Generated<string | null>;
  createdAt: Date;
  settledAt: Date | null;
  settledBy: Generated<string | null>;
  settledByName: Generated<string | null>;
  /** How somebody paid it out by hand. */
  paidOutWith: Generated<PaidOut['paidWith'] | null>;
  /** The file for the organizer's bank that it is in. */
  filedIn: Generated<string | null>;
  /** The one by which it was noted as sent. */
  sentIn: Generated<string | null>;
}

/** That somebody paid a refund out by hand, or had not after all; one after the other. */
export interface RefundPayoutsTable {
  refundId: string;
  nth: number;
  eventId: string;
  kind: 'paid_out' | 'undone';
  paidWith: PaidOut['paidWith'];
  amountMinor: number;
  byId: string;
  byName: string;
  at: Date;
}

export interface CancellationsTable {
  eventId: string;
  withFees: boolean;
  withKept: boolean;
  asCredit: Generated<boolean>;
  /** When it was started. */
  orders: number;
  startedBy: string;
  startedByName: string;
  startedAt: Date;
  finishedAt: Date | null;
}
