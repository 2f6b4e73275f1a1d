import { Booking, Hold } from '@event-planner/contracts/booking';
import { DeskHoldRequest, DeskSale, GuestList, GuestReport, Till, TillQuery } from '@event-planner/contracts/box-office';
import { Id } from '@event-planner/contracts/http';
import { idempotencyKeyOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { BoxOffice } from './service.ts';

const config = { access: 'user' } as const;
const params = z.object({ eventId: Id });
const once = { ...config, idempotency: 'needed' } as const;
const place = '/bookings/events/:eventId/box-office';

export const boxOfficeRoutes =
  (boxOffice: BoxOffice): Routes =>
  async app => {
    app.post(
      `${place}/holds`,
      {
        config: { ...config, idempotency: 'welcome' },
        schema: { summary: 'Hold places for somebody at the desk', params, body: DeskHoldRequest, response: { 201: Hold } },
      },
      async (request, reply) =>
        reply.code(201).send(await boxOffice.hold({ eventId: request.params.eventId, by: userOf(request) }, request.body)),
    );

    app.delete(
      `${place}/holds/:holdId`,
      { config, schema: { summary: 'Give the places back', params: params.extend({ holdId: Id }), response: { 204: z.undefined() } } },
      async (request, reply) => {
        await boxOffice.release({ eventId: request.params.eventId, by: userOf(request) }, request.params.holdId);
        return reply.code(204).send();
      },
    );

    app.post(
      `${place}/sales`,
      { config: once, schema: { summary: 'Sell what is held, or give it away', params, body: DeskSale, response: { 201: Booking } } },
      async (request, reply) => {
        const sale = { ...request.body, key: idempotencyKeyOf(request) };
        return reply.code(201).send(await boxOffice.sell({ eventId: request.params.eventId, by: userOf(request) }, sale));
      },
    );

    app.post(
      `${place}/guests`,
      { config: once, schema: { summary: 'Give tickets to many guests', params, body: GuestList, response: { 200: GuestReport } } },
      request => boxOffice.giveToMany({ eventId: request.params.eventId, by: userOf(request) }, request.body, idempotencyKeyOf(request)),
    );

    app.get(
      '/bookings/box-office/till',
      { config, schema: { summary: 'What the desks of an organizer took on a day', querystring: TillQuery, response: { 200: Till } } },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return boxOffice.till({ ...request.query, by: userOf(request) });
      },
    );
  };
