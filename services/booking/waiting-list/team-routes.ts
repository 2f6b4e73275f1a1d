import { Id } from '@event-planner/contracts/http';
import {
  ListClosed,
  ListedEntryPage,
  ListedEntryQuery,
  OffersMade,
  WaitingListSettings,
  WaitingOverview,
} from '@event-planner/contracts/waiting-list';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { WaitingTeam } from './team.ts';

const config = { access: 'user' } as const;
const ofEvent = z.object({ eventId: Id });
const ofEntry = ofEvent.extend({ entryId: Id });
const path = '/bookings/events/:eventId/waiting-list';

export const waitingTeamRoutes =
  (team: WaitingTeam): Routes =>
  async app => {
    const see = { summary: 'An event’s waiting list: settings and figures', params: ofEvent, response: { 200: WaitingOverview } };
    app.get(path, { config, schema: see }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      return team.see({ ...request.params, by: userOf(request) });
    });

    const change = { summary: 'Change how it works', params: ofEvent, body: WaitingListSettings, response: { 200: WaitingOverview } };
    app.put(path, { config, schema: change }, request => team.change({ ...request.params, by: userOf(request) }, request.body));

    const entries = {
      summary: 'Who waits, in the order of joining',
      params: ofEvent,
      querystring: ListedEntryQuery,
      response: { 200: ListedEntryPage },
    };
    app.get(`${path}/entries`, { config, schema: entries }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      return team.list({ ...request.params, by: userOf(request) }, request.query);
    });

    const offers = { summary: 'Offer what is free to who waits, now', params: ofEvent, response: { 200: OffersMade } };
    app.post(`${path}/offers`, { config, schema: offers }, async request => ({
      offers: await team.offerNow({ ...request.params, by: userOf(request) }),
    }));

    const offer = { summary: 'Offer what is free to one person before the others', params: ofEntry, response: { 200: OffersMade } };
    app.post(`${path}/entries/:entryId/offers`, { config, schema: offer }, async request => {
      const { eventId, entryId: id } = request.params;
      return { offers: await team.offerNow({ eventId, id, by: userOf(request) }) };
    });

    const remove = { summary: 'Take somebody off the list', params: ofEntry, response: { 204: z.undefined() } };
    app.delete(`${path}/entries/:entryId`, { config, schema: remove }, async (request, reply) => {
      const { eventId, entryId: id } = request.params;
      await team.remove({ eventId, id, by: userOf(request) });
      return reply.code(204).send();
    });

    const close = { summary: 'Close the list: nobody waits any more, nobody can join', params: ofEvent, response: { 200: ListClosed } };
    app.post(`${path}/close`, { config, schema: close }, async request => ({
      ended: await team.close({ ...request.params, by: userOf(request) }),
    }));
  };
