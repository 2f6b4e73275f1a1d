import type { AuditedService, Change } from '@event-planner/contracts/audit';
import type { BatchSubscriber } from '@event-planner/platform/messaging';
import type { Tables } from '../tables.ts';
import type { Chain } from './service.ts';

/** Written as many at a time as lie there: the head is held once for all of them. */
export const onChanged = (chain: Chain, service: AuditedService): BatchSubscriber<Tables, Change> => ({
  inBatches: (items, tx) =>
    chain.add(
      tx,
      items.map(({ body }) => ({ service, change: body })),
    ),
});
