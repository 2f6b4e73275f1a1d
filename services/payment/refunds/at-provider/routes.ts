import { Id } from '@event-planner/contracts/http';
import {
  ProviderRefund,
  ProviderRefundDecision,
  ProviderRefundPage,
  ProviderRefundParams,
  ProviderRefundQuery,
} from '@event-planner/contracts/provider-refunds';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { AtProvider } from './service.ts';

const config = { access: 'user' } as const;

export const atProviderRoutes =
  (refunds: AtProvider): Routes =>
  async app => {
    const at = '/payments/organizers/:organizerId/provider-refunds';

    const page = {
      summary: 'Refunds that were made at the provider, the newest first',
      params: z.object({ organizerId: Id }),
      querystring: ProviderRefundQuery,
      response: { 200: ProviderRefundPage },
    };
    app.get(at, { config, schema: page }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { open, cursor, limit } = request.query;
      return refunds.list(
        { ...request.params, by: userOf(request) },
        { open: open === undefined ? undefined : open === 'true', cursor, limit },
      );
    });

    const decision = {
      summary: 'Say what such a refund was for',
      params: ProviderRefundParams,
      body: ProviderRefundDecision,
      response: { 200: ProviderRefund },
    };
    app.post(`${at}/:id/decision`, { config: { ...config, idempotency: 'welcome' }, schema: decision }, request =>
      refunds.decide({ ...request.params, by: userOf(request) }, request.body),
    );
  };
