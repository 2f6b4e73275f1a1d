import { Id } from '@event-planner/contracts/http';
import { PostponementForm, PostponementSeen } from '@event-planner/contracts/postponement';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Postponements } from './service.ts';

const config = { access: 'user' } as const;
const params = z.object({ eventId: Id });
const response = { 200: PostponementSeen };

export const postponementRoutes =
  (postponements: Postponements): Routes =>
  async app => {
    const look = { summary: 'How many gave their tickets back since the event was postponed', params, response };
    app.get('/bookings/events/:eventId/postponement', { config, schema: look }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return postponements.look({ ...request.params, by: userOf(request) });
    });

    const extend = { summary: 'Give holders more time to give tickets back', params, body: PostponementForm, response };
    app.put('/bookings/events/:eventId/postponement', { config, schema: extend }, request =>
      postponements.extend({ ...request.params, by: userOf(request) }, new Date(request.body.refundUntil)),
    );
  };
