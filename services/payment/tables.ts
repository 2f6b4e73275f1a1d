import type { PaymentState } from '@event-planner/contracts/payment';
import type { Generated, Selectable } from '@event-planner/platform/database';

export interface Tables {
  payments: PaymentTable;
  refunds: RefundTable;
  providerEvents: { id: string; type: string; outcome: EventOutcome; paymentId: string | null; happenedAt: Date; receivedAt: Date };
  idempotencyKeys: { userId: string; key: string; bookingId: string; createdAt: Date };
}

export type EventOutcome = 'applied' | 'ignored' | 'unknown' | 'mismatch';
export type RefundState = 'recorded' | 'pending' | 'succeeded' | 'failed';

interface PaymentTable {
  id: string;
  bookingId: string;
  userId: string;
  email: string;
  description: string;
  amountMinor: number;
  currency: string;
  payBy: Date;
  state: PaymentState;
  failureCode: string | null;
  providerId: string | null;
  clientSecret: string | null;
  providerSaidAt: Date | null;
  askAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

interface RefundTable {
  id: string;
  paymentId: string;
  cause: 'booking-rejected';
  amountMinor: number;
  currency: string;
  state: RefundState;
  providerId: string | null;
  attempts: Generated<number>;
  sendAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export type PaymentRow = Selectable<PaymentTable>;
export type RefundRow = Selectable<RefundTable>;
