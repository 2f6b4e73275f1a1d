import { Id } from '@event-planner/contracts/http';
import { EventSales, OrganizerSales, OrganizerSalesQuery, SalesRange } from '@event-planner/contracts/sales';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Sales } from './service.ts';

const seeSales = { access: 'user', scope: 'seeSales' } as const;

export const salesRoutes =
  (sales: Sales): Routes =>
  async app => {
    const ofOrganizer = {
      summary: 'What an organizer sold, day by day',
      querystring: OrganizerSalesQuery,
      response: { 200: OrganizerSales },
    };
    app.get('/bookings/sales', { config: seeSales, schema: ofOrganizer }, async (request, reply) => {
      const { organizerId, ...range } = request.query;
      reply.header('cache-control', 'no-store');
      return sales.ofOrganizer(organizerId, userOf(request), range);
    });

    const ofEvent = {
      summary: 'What was sold of an event, day by day and by ticket type',
      params: z.object({ eventId: Id }),
      querystring: SalesRange,
      response: { 200: EventSales },
    };
    app.get('/bookings/sales/:eventId', { config: seeSales, schema: ofEvent }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return sales.ofEvent(request.params.eventId, userOf(request), request.query);
    });
  };
