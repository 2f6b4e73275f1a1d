import type { TakingKind, TakenPayment } from '@event-planner/contracts/payment-ways';
import type { Transaction } from '@event-planner/platform/database';
import type { Arrived } from './arriving.ts';
import type { PaymentRow, Tables } from './tables.ts';

/** What is said of a payment's money, beside its entry in the books. */
export interface Said {
  readonly kind: TakingKind;
  readonly before: TakenPayment['paidWith'] | null;
  readonly paidWith: TakenPayment['paidWith'] | null;
  readonly account: Arrived['from'];
  readonly reason: string | null;
  readonly by: Arrived['by'];
  readonly at: Date;
}

/** What money came for: a payment, or, where there is none, a sale at the desk. */
export interface TakenFor extends Pick<PaymentRow, 'bookingId' | 'amountMinor' | 'currency' | 'dueAt'> {
  readonly id: string | null;
}

/** Writes it down and tells it. What it is for is locked, and as it is from now on. Kept by corrections. */
export type NoteTaking = (tx: Transaction<Tables>, of: TakenFor, said: Said) => Promise<void>;
