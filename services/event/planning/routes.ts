import { EventAccess, EventState } from '@event-planner/contracts/event';
import { Cursor, Id } from '@event-planner/contracts/http';
import { EventChange, EventCreation, PlannedEvent, PlannedEventPage } from '@event-planner/contracts/planning';
import { editedVersion, etagOf, type Routes, userOf } from '@event-planner/platform/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Planning } from './service.ts';

const planEvents = { access: 'user', scope: 'planEvents' } as const;
const seeEvents = { access: 'user', scope: 'seeEvents' } as const;
const params = z.object({ id: Id });
const PlanQuery = z.strictObject({
  state: EventState.optional(),
  q: z.string().trim().max(100).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
});

const tagged = (reply: FastifyReply, planned: PlannedEvent): PlannedEvent => {
  reply.header('etag', etagOf(planned.version)).header('cache-control', 'no-store');
  return planned;
};

export const planningRoutes =
  (planning: Planning): Routes =>
  async app => {
    const create = { params, body: EventCreation, response: { 201: PlannedEvent } };
    app.post('/organizers/:id/events', { config: planEvents, schema: create }, async (request, reply) => {
      const planned = await planning.create({ organizerId: request.params.id, by: userOf(request), ...request.body });
      return reply.code(201).send(tagged(reply, planned));
    });

    const list = { params, querystring: PlanQuery, response: { 200: PlannedEventPage } };
    app.get('/organizers/:id/events', { config: seeEvents, schema: list }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      return planning.list({ organizerId: request.params.id, by: userOf(request) }, request.query);
    });

    app.get('/events/:id/plan', { config: seeEvents, schema: { params, response: { 200: PlannedEvent } } }, async (request, reply) =>
      tagged(reply, await planning.get({ id: request.params.id, by: userOf(request) })),
    );

    const edit = { params, body: EventChange, response: { 200: PlannedEvent } };
    app.patch('/events/:id/plan', { config: planEvents, schema: edit }, async (request, reply) => {
      const seen = editedVersion(request.headers['if-match']);
      return tagged(reply, await planning.edit({ id: request.params.id, by: userOf(request), change: request.body, seen }));
    });

    app.delete('/events/:id/plan', { config: planEvents, schema: { params, response: { 204: z.null() } } }, async (request, reply) => {
      await planning.remove({ id: request.params.id, by: userOf(request) });
      return reply.code(204).send(null);
    });

    const access = { params: z.object({ id: Id, userId: Id }), response: { 200: EventAccess } };
    app.get('/events/:id/access/:userId', { config: { access: 'service' }, schema: access }, request =>
      planning.getAccess(request.params.id, request.params.userId),
    );
  };
