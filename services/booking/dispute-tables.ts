import type { OrderDisputeState } from '@event-planner/contracts/disputes';

export interface DisputesTable {
  id: string;
  /** Whose payment it is. */
  bookingId: string;
  state: OrderDisputeState;
  amountMinor: number;
  currency: string;
  reason: string;
  dueAt: Date | null;
  openedAt: Date;
  closedAt: Date | null;
}
