import type { App } from '@event-planner/platform/service';
import { chainRoutes } from './chain/routes.ts';
import { createChain } from './chain/service.ts';
import { onChanged } from './chain/subscribers.ts';
import type { AuditContext } from './context.ts';
import { entryRoutes } from './entries/routes.ts';
import { createEntries } from './entries/service.ts';
import type { audit } from './manifest.ts';
import { privacySubscribers } from './privacy/subscribers.ts';
import type { Tables } from './tables.ts';

export async function createApp(context: AuditContext): Promise<App<typeof audit, Tables>> {
  const chain = createChain(context);
  return {
    routes: [entryRoutes(createEntries({ context, note: chain.note })), chainRoutes(chain)],
    subscribers: {
      ...privacySubscribers(context, chain),
      'audit.auth-changed.v1': onChanged(chain, 'auth'),
      'audit.event-changed.v1': onChanged(chain, 'event'),
      'audit.booking-changed.v1': onChanged(chain, 'booking'),
      'audit.payment-changed.v1': onChanged(chain, 'payment'),
    },
    jobs: {
      prove: async () => void (await chain.prove()),
      'drop-old': () => chain.dropOld(),
    },
  };
}
