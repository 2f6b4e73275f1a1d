import { Id } from '@event-planner/contracts/http';
import { EventCancellation, EventCancellationStart } from '@event-planner/contracts/refund';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { EventCancellations } from './service.ts';

const config = { access: 'user' } as const;
const params = z.object({ eventId: Id });

export const eventCancellationRoutes =
  (cancellations: EventCancellations): Routes =>
  async app => {
    const look = {
      summary: 'What cancelling the event means for its orders, and how far giving them back is',
      params,
      response: { 200: EventCancellation },
    };
    app.get('/bookings/events/:eventId/cancellation', { config, schema: look }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return cancellations.look({ ...request.params, by: userOf(request) });
    });

    const start = {
      summary: 'Give every order of the cancelled event back',
      params,
      body: EventCancellationStart,
      response: { 202: EventCancellation },
    };
    app.post('/bookings/events/:eventId/cancellation', { config, schema: start }, async (request, reply) =>
      reply.code(202).send(await cancellations.start({ ...request.params, by: userOf(request) }, request.body)),
    );
  };
