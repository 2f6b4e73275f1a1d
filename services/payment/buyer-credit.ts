import type { Transaction } from '@event-planner/platform/database';
import type { PaymentRow, Tables } from './tables.ts';

interface Given {
  /** Locked. Its buyer has the credit from now on. */
  readonly payment: Pick<PaymentRow, 'id' | 'bookingId' | 'eventId' | 'userId' | 'currency'>;
  readonly organizerId: string;
  readonly amountMinor: number;
  readonly at: Date;
}
/** `granted`: of money that was to go back; `returned`: of what credit had paid; `transferred`: of what came to the organizer's bank, by what it was of. */
export type GivenAsCredit = Given &
  ({ readonly kind: 'granted' | 'returned'; readonly refundId: string } | { readonly kind: 'transferred'; readonly of: string });

/** Credit of a transfer, taken back; `of` says which part of what. */
export type WithdrawnCredit = Given & { readonly of: string };

/** What organizers owe their buyers, to be spent with them. Kept by credits. */
export interface BuyerCredit {
  /** Money that was to go back, or that bought nothing, is credit from now on. Once for each refund, or whatever else it is of. */
  give(tx: Transaction<Tables>, given: GivenAsCredit): Promise<void>;
  /** Takes back what `give` gave of a transfer, as far as it is unspent. False, with nothing changed, where that is less. */
  withdraw(tx: Transaction<Tables>, withdrawn: WithdrawnCredit): Promise<boolean>;
  /** What was reserved for these payments has paid. They are locked, and paid. */
  spend(tx: Transaction<Tables>, payments: readonly PaymentRow[], at: Date): Promise<void>;
}
