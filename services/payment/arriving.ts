import type { Account } from '@event-planner/contracts/ledger';
import type { TakenPayment } from '@event-planner/contracts/payment-ways';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentRow, Tables } from './tables.ts';

/** Money that came for a payment which no provider takes. */
export interface Arrived {
  readonly paidWith: TakenPayment['paidWith'];
  /** Where it is now, or was until it was known whose it is. */
  readonly from: Extract<Account, 'cash' | 'terminal' | 'bank' | 'suspense'>;
  readonly at: Date;
  /** Who said so; null where a transfer's reference did. */
  readonly by: { readonly id: string; readonly name: string } | null;
  /** Of what was written off, how much of it came. @default all that was asked for last */
  readonly amountMinor?: number;
}

/** Whoever is waited for by an organizer, and how what came for them is taken. Kept by offline. */
export interface Arrivals {
  /** Makes sure that no provider has the payment in hand any more; answers it as it is then, which may be paid. No lock may be held. */
  giveUpIntent(payment: PaymentRow): Promise<PaymentRow>;
  /**
   * The money for a payment is there, all of it; of an invoice that was written off also less, which is written back as far as that. The payment is locked; answers it as it
   * is then. Undefined, with nothing changed, where it was paid before, or a provider has it in hand.
   */
  settle(tx: Transaction<Tables>, payment: PaymentRow, arrived: Arrived): Promise<PaymentRow | undefined>;
}
