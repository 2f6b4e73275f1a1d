import { Id } from '@event-planner/contracts/http';
import { AttendeePage, AttendeeQuery } from '@event-planner/contracts/orders';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Attendees } from './service.ts';

export const attendeeRoutes =
  (attendees: Attendees): Routes =>
  async app => {
    const schema = {
      summary: 'Whom an event admits, a ticket each, for members of the team',
      params: z.object({ eventId: Id }),
      querystring: AttendeeQuery,
      response: { 200: AttendeePage },
    };
    app.get('/bookings/events/:eventId/attendees', { config: { access: 'user', scope: 'seeOrders' }, schema }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return attendees.list({ eventId: request.params.eventId, by: userOf(request) }, request.query);
    });
  };
