import type { Transaction } from '@event-planner/platform/database';
import type { PaymentRow, Tables } from './tables.ts';

export interface GivenAsCredit {
  /** Locked. Its buyer has the credit from now on. */
  readonly payment: Pick<PaymentRow, 'id' | 'bookingId' | 'eventId' | 'userId' | 'currency'>;
  readonly organizerId: string;
  readonly refundId: string;
  /** `granted`: of money that was to go back; `returned`: of what credit had paid. */
  readonly kind: 'granted' | 'returned';
  readonly amountMinor: number;
  readonly at: Date;
}

/** What organizers owe their buyers, to be spent with them. Kept by credits. */
export interface BuyerCredit {
  /** Something that was to go back is credit from now on. Once for each refund. */
  give(tx: Transaction<Tables>, given: GivenAsCredit): Promise<void>;
  /** What was reserved for these payments has paid. They are locked, and paid. */
  spend(tx: Transaction<Tables>, payments: readonly PaymentRow[], at: Date): Promise<void>;
}
