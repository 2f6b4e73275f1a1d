import type { bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import type { Entry } from './books.ts';
import type { Tables } from './tables.ts';

export type Sold = Body<typeof bookingConfirmed>;
export type RefundOfSale = Body<typeof bookingRefundRecorded>;

/** By which schedule a sale was made, and what it costs. */
export interface SaleFee {
  readonly scheduleId: string | null;
  readonly feeMinor: number;
}

/** What the platform takes of what is sold. Kept by fees. */
export interface SaleFees {
  /** Of each, in their order: from memory, so that it costs a purchase nothing. */
  ofSales(sold: readonly Sold[], at: Date): Promise<readonly SaleFee[]>;
  /** None where nothing is taken. */
  entriesOfSale(sold: Sold, fee: SaleFee, at: Date): readonly Entry[];
  /** What comes back with a refund, by the schedule of the sale. Of a sale that is not here yet it is booked once it is. */
  entriesOfRefund(tx: Transaction<Tables>, refund: RefundOfSale, at: Date): Promise<readonly Entry[]>;
}
