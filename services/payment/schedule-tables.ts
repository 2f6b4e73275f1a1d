import type { PayoutTerms } from '@event-planner/contracts/payout-terms';
import type { FeeTerms } from '@event-planner/contracts/platform-fees';

/** Append-only. Without an organizer it is the default; without terms an organizer is back at that. */
export interface ScheduleTable<Terms> {
  id: string;
  organizerId: string | null;
  organizerName: string | null;
  validFrom: Date;
  terms: Terms | null;
  createdAt: Date;
  createdBy: string;
  createdByName: string;
}
export type ScheduleRow<Terms> = ScheduleTable<Terms>;

export interface ScheduleTables {
  feeSchedules: ScheduleTable<FeeTerms>;
  payoutSchedules: ScheduleTable<PayoutTerms>;
  /** Refunds that were heard of before their sale. */
  feeRefundsWaiting: { refundId: string; bookingId: string; refund: string };
}

/** Which terms hold for whom. Kept by schedules. */
export interface Schedules<Terms> {
  /** Those of each organizer at a moment, in their order; from memory, where a change of another process is known after half a minute. */
  findAll(organizerIds: readonly string[], at: Date): Promise<readonly (ScheduleRow<Terms> | undefined)[]>;
}
