import type { AuditedService, Change } from '@event-planner/contracts/audit';
import type { BatchSubscriber } from '@event-planner/platform/messaging';
import type { Tables } from '../tables.ts';
import { orderForgotten } from './happenings.ts';
import type { Chain } from './service.ts';

/** Written as many at a time as lie there: the head is held once for all of them. */
export const onChanged = (chain: Chain, service: AuditedService): BatchSubscriber<Tables, Change> => ({
  async inBatches(items, tx) {
    const changes = items.map(({ body }) => body);
    await chain.add(
      tx,
      changes.map(change => ({ service, change })),
    );
    const forgotten = changes.filter(({ action }) => service === 'booking' && action === orderForgotten);
    if (forgotten.length > 0)
      await chain.eraseOrders(
        tx,
        forgotten.map(({ of }) => of.id),
      );
  },
});
