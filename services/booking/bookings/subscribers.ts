import type { paymentCompleted } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { BatchSubscriber } from '@event-planner/platform/messaging';
import type { Tables } from '../tables.ts';
import type { Settle } from './settle.ts';

export const onPaymentCompleted = (settle: Settle): BatchSubscriber<Tables, Body<typeof paymentCompleted>> => ({
  inBatches: (items, tx) =>
    settle.onPaid(
      tx,
      items.map(({ body, within }) => ({ paid: body, within })),
    ),
});
