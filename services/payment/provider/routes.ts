import { ProviderHealth } from '@event-planner/contracts/payment-operations';
import type { Routes } from '@event-planner/platform/http';
import type { Provider } from './provider.ts';

export const providerRoutes =
  (provider: Pick<Provider, 'health'>): Routes =>
  async app => {
    app.get(
      '/payments/platform/provider',
      {
        config: { access: 'admin' },
        schema: { summary: 'How the payment provider fares, by what is asked of it', response: { 200: ProviderHealth } },
      },
      async (_request, reply) => {
        reply.header('cache-control', 'no-store');
        return {
          operations: provider.health().map(one => ({ ...one, lastFailureAt: one.lastFailureAt?.toISOString() ?? null })),
        };
      },
    );
  };
