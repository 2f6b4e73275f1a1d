import type { Transaction } from '@event-planner/platform/database';
import type { AfterCommit } from '@event-planner/platform/messaging';
import type { Subscribers } from '@event-planner/platform/service';
import type { payment } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { Order } from './record.ts';
import type { Refunds } from './service.ts';

/** The record commits with the message; the call follows, and is repeated by the job if this process dies before it. */
export function refundSubscribers(
  refunds: Refunds,
  inBackground: (work: Promise<void>) => void,
): Pick<Subscribers<typeof payment, Tables>, 'booking.rejected.v1' | 'booking.refund-requested.v1'> {
  const give = async (tx: Transaction<Tables>, order: Order): Promise<AfterCommit | undefined> =>
    (await refunds.record(tx, order)) ? () => inBackground(refunds.send(order.refundId)) : undefined;
  return {
    'booking.rejected.v1': ({ paymentId, refundId }, { tx }) =>
      give(tx, {
        refundId,
        paymentId,
        attempt: 1,
        amountMinor: undefined,
        currency: undefined,
        credit: undefined,
        cause: 'payment_rejected',
      }),
    'booking.refund-requested.v1': ({ credit, ...asked }, { tx }) => give(tx, { ...asked, credit }),
  };
}
