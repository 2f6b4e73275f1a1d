import { Cursor, Id } from '@event-planner/contracts/http';
import {
  OfferAnswer,
  OfferToken,
  WaitingEntries,
  WaitingEntry,
  WaitingEntryPage,
  WaitingListForm,
  WaitingListTerms,
} from '@event-planner/contracts/waiting-list';
import { findUser, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { WaitingList } from './service.ts';

const user = { access: 'user' } as const;
const anyone = { access: 'anyone' } as const;
const ofEvent = z.object({ eventId: Id });
const ofEntry = z.object({ entryId: Id });
const nothing = z.undefined();

export const waitingListRoutes =
  (list: WaitingList): Routes =>
  async app => {
    const terms = { summary: 'How an event’s waiting list works', params: ofEvent, response: { 200: WaitingListTerms } };
    app.get('/bookings/waiting-lists/:eventId', { config: anyone, schema: terms }, request => list.getTerms(request.params.eventId));

    const join = {
      summary: 'Wait for tickets that are sold out: for each of these ticket types',
      params: ofEvent,
      body: WaitingListForm,
      response: { 201: WaitingEntries },
    };
    app.post(
      '/bookings/waiting-lists/:eventId/entries',
      { config: { ...user, idempotency: 'welcome' }, schema: join },
      async (request, reply) => reply.code(201).send({ items: await list.join(request.params.eventId, userOf(request), request.body) }),
    );

    const own = {
      summary: 'What the caller waits for or waited for, the newest first',
      querystring: z.strictObject({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(24) }),
      response: { 200: WaitingEntryPage },
    };
    app.get('/bookings/waiting-entries', { config: user, schema: own }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      return list.listOwn(userOf(request).sub, { cursor: request.query.cursor, limit: request.query.limit });
    });

    const one = {
      summary: 'An entry of the caller, or that of the link in a mail',
      params: ofEntry,
      querystring: z.strictObject({ token: OfferToken.optional() }),
      response: { 200: WaitingEntry },
    };
    app.get('/bookings/waiting-entries/:entryId', { config: anyone, schema: one }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      return list.get({ id: request.params.entryId, by: findUser(request), token: request.query.token });
    });

    const decline = { summary: 'Decline what is offered', params: ofEntry, body: OfferAnswer, response: { 204: nothing } };
    app.post('/bookings/waiting-entries/:entryId/decline', { config: anyone, schema: decline }, async (request, reply) => {
      await list.decline({ id: request.params.entryId, by: findUser(request), token: request.body.token });
      return reply.code(204).send();
    });

    const leave = { summary: 'Wait no more', params: ofEntry, response: { 204: nothing } };
    app.delete('/bookings/waiting-entries/:entryId', { config: user, schema: leave }, async (request, reply) => {
      await list.leave(request.params.entryId, userOf(request));
      return reply.code(204).send();
    });
  };
