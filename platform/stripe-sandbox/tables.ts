import type { Generated, GeneratedAlways } from '../database/index.ts';
import type { PaymentIntent, PaymentMethod, Refund } from './money/objects.ts';

export interface Tables {
  paymentMethods: { id: string; object: PaymentMethod; declineCode: string | null };
  paymentIntents: { id: string; clientSecret: string; object: PaymentIntent; version: Generated<number> };
  refunds: { id: string; paymentIntent: string; amount: number; object: Refund };
  idempotencyKeys: {
    key: string;
    fingerprint: string;
    status: number | null;
    answer: object | null;
    requestId: string;
    createdAt: Generated<Date>;
  };
  events: EventTable;
}

interface EventTable {
  id: string;
  number: GeneratedAlways<number>;
  type: string;
  payload: string;
  createdAt: Generated<Date>;
  attempts: Generated<number>;
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
  lastFailure: string | null;
}
