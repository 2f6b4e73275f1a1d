import { Id } from '@event-planner/contracts/http';
import { OrganizerVisits, VisitQuery, Visits } from '@event-planner/contracts/visits';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { counts } from './rules.ts';
import type { VisitCounting } from './service.ts';

const params = z.object({ id: Id.toLowerCase() });

export const visitRoutes =
  (visits: VisitCounting): Routes =>
  async app => {
    const visit = { summary: 'Somebody opened the page of an event', params, response: { 204: z.null() } };
    app.post('/events/:id/visits', { config: { access: 'anyone' }, schema: visit }, async (request, reply) => {
      const { id } = request.params;
      await (counts(request.headers) ? visits.count(id) : visits.ensureShown(id));
      return reply.code(204).header('cache-control', 'no-store').send(null);
    });

    const config = { access: 'user', scope: 'seeEvents' } as const;
    const ofEvent = { summary: 'How often its page was opened, by day', params, querystring: VisitQuery, response: { 200: Visits } };
    app.get('/events/:id/visits', { config, schema: ofEvent }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return visits.ofEvent(request.params.id, userOf(request), request.query);
    });

    const ofOrganizer = { summary: 'The same of all its events', params, querystring: VisitQuery, response: { 200: OrganizerVisits } };
    app.get('/organizers/:id/visits', { config, schema: ofOrganizer }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return visits.ofOrganizer(request.params.id, userOf(request), request.query);
    });
  };
