import type { Generated, Selectable } from '@event-planner/platform/database';

export interface RefundFileTables {
  refundFiles: RefundFileTable;
  filedRefunds: FiledRefundTable;
}

interface RefundFileTable {
  id: string;
  organizerId: string;
  currency: string;
  debtorName: string;
  debtorIban: string;
  debtorBic: string | null;
  createdAt: Date;
  createdBy: string;
  createdByName: string;
}

interface FiledRefundTable {
  fileId: string;
  refundId: string;
  paymentId: string;
  bookingId: string;
  eventId: string;
  reference: string;
  amountMinor: number;
  /** The line of the bank that paid: whose account it goes to. */
  lineId: string;
  takenOutAt: Generated<Date | null>;
}

export type RefundFileRow = Selectable<RefundFileTable>;
export type FiledRefundRow = Selectable<FiledRefundTable>;
