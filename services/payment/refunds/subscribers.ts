import type { Subscribers } from '@event-planner/platform/service';
import type { payment } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { Refunds } from './service.ts';

/** The record commits with the message; the call follows, and is repeated by the job if this process dies before it. */
export const refundSubscribers = (refunds: Refunds, inBackground: (work: Promise<void>) => void): Subscribers<typeof payment, Tables> => ({
  'booking.rejected.v1': async ({ paymentId }, { tx }) => {
    const refundId = await refunds.record(tx, paymentId);
    return refundId === undefined ? undefined : () => inBackground(refunds.send(refundId));
  },
});
