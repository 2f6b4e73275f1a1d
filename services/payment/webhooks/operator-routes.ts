import { OperatorEventQuery, OperatorEvents, ProviderEventId } from '@event-planner/contracts/payment-operations';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { EventDesk } from './desk.ts';

const config = { access: 'admin' } as const;
const params = z.object({ eventId: ProviderEventId });

export const eventRoutes =
  (desk: EventDesk): Routes =>
  async app => {
    app.get(
      '/payments/platform/events',
      {
        config,
        schema: {
          summary: 'Events of the provider that could not be handled, the newest first',
          querystring: OperatorEventQuery,
          response: { 200: OperatorEvents },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        const { limit, cursor } = request.query;
        return desk.list({ limit, before: cursor === undefined ? undefined : new Date(cursor) });
      },
    );

    app.post(
      '/payments/platform/events/:eventId/redrive',
      { config, schema: { summary: 'Have an event that was given up handled once more', params, response: { 204: z.null() } } },
      async (request, reply) => {
        await desk.redrive(request.params.eventId, userOf(request));
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/payments/platform/events/:eventId/dismiss',
      { config, schema: { summary: 'Note that nothing is left to be done about an event', params, response: { 204: z.null() } } },
      async (request, reply) => {
        await desk.dismiss(request.params.eventId, userOf(request));
        return reply.code(204).send(null);
      },
    );
  };
