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
  /** Of it, what is to go back, and what has gone back. */
  promisedMinor: number;
  refundedMinor: number;
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
  /** In whoever's words that asked for it. */
  cause: string;
  amountMinor: number;
  currency: string;
  state: RefundState;
  providerId: string | null;
  /** Tries that did not come through. */
  attempts: Generated<number>;
  /** How often it was asked for. */
  attempt: Generated<number>;
  /** The provider's ids of the attempts before. */
  earlierIds: Generated<string[]>;
  failureCode: Generated<string | null>;
  sendAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export type PaymentRow = Selectable<PaymentTable>;
export type RefundRow = Selectable<RefundTable>;
