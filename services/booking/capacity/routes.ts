import { Id } from '@event-planner/contracts/http';
import { EventPlaces } from '@event-planner/contracts/inventory';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Capacity } from './service.ts';

export const capacityRoutes =
  (capacity: Capacity): Routes =>
  async app => {
    const schema = {
      summary: 'Every counter and seat category of an event: sold, held, blocked, free, overbooked',
      params: z.object({ eventId: Id }),
      response: { 200: EventPlaces },
    };
    app.get('/bookings/events/:eventId/inventory', { config: { access: 'user', scope: 'seeOrders' }, schema }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return capacity.get(request.params.eventId, userOf(request));
    });
  };
