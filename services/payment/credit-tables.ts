import type { CreditMovementKind } from '@event-planner/contracts/credit';
import type { Selectable } from '@event-planner/platform/database';

export interface CreditTables {
  credits: CreditTable;
  creditMovements: CreditMovementTable;
}

/** What one buyer may spend at one organizer in one currency. Written by Postgres alone: of movements, and of payments that are open. */
interface CreditTable {
  organizerId: string;
  userId: string;
  currency: string;
  balanceMinor: number;
  /** Of it, what open payments are to be paid with. */
  reservedMinor: number;
}

interface CreditMovementTable {
  id: string;
  organizerId: string;
  userId: string;
  currency: string;
  kind: CreditMovementKind;
  /** Negative: spent, or taken back. */
  amountMinor: number;
  /** Of its entry in the books. */
  entryKey: string;
  bookingId: string;
  paymentId: string;
  refundId: string | null;
  happenedAt: Date;
}

export type CreditRow = Selectable<CreditTable>;
export type CreditMovementRow = Selectable<CreditMovementTable>;
