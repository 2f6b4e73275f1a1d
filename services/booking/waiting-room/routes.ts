import { Id } from '@event-planner/contracts/http';
import { Admission, Draw, DrawQuery, Visit, VisitForm, WaitingRoomNow } from '@event-planner/contracts/waiting-room';
import { networkOf, type Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import { buyerHeaders, buyerOf } from '../buyer-of.ts';
import type { WaitingRoom } from './service.ts';

const config = { access: 'anyone' } as const;
const params = z.object({ eventId: Id });
const path = '/bookings/waiting-rooms/:eventId';

export const waitingRoomRoutes =
  (room: WaitingRoom): Routes =>
  async app => {
    const now = {
      summary: 'How far a waiting room is: the same for everybody, asked again and again',
      params,
      response: { 200: WaitingRoomNow },
    };
    app.get(path, { config, schema: now }, async (request, reply) => {
      // Whoever waits asks an edge, and the edge asks us once a second.
      reply.header('cache-control', 'public, max-age=1, s-maxage=1');
      return room.getNow(request.params.eventId);
    });

    const join = {
      summary: 'Wait; who waits already keeps their number',
      headers: buyerHeaders,
      params,
      body: VisitForm,
      response: { 201: Visit },
    };
    app.post(`${path}/visits`, { config, schema: join }, async (request, reply) => {
      const { eventId } = request.params;
      return reply
        .code(201)
        .send(await room.join({ eventId, buyer: buyerOf(request) }, { address: networkOf(request.ip), again: request.body.again }));
    });

    const mine = { summary: 'The caller’s number', headers: buyerHeaders, params, response: { 200: Visit } };
    app.get(`${path}/visits/mine`, { config, schema: mine }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      return room.getVisit({ eventId: request.params.eventId, buyer: buyerOf(request) });
    });

    const come = { summary: 'Come in, when it is one’s turn', headers: buyerHeaders, params, response: { 201: Admission } };
    app.post(`${path}/admissions`, { config, schema: come }, async (request, reply) =>
      reply.code(201).send(await room.comeIn({ eventId: request.params.eventId, buyer: buyerOf(request) })),
    );

    const draw = { summary: 'The draw, for whoever wants to check it', params, querystring: DrawQuery, response: { 200: Draw } };
    app.get(`${path}/draw`, { config, schema: draw }, async (request, reply) => {
      reply.header('cache-control', 'public, max-age=60, s-maxage=60');
      return room.getDraw(request.params.eventId, request.query);
    });
  };
