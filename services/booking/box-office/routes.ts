import { Booking, Hold } from '@event-planner/contracts/booking';
import { DeskHoldRequest, DeskSale, GuestList, GuestReport, Till, TillQuery } from '@event-planner/contracts/box-office';
import { Id, IdempotencyKey } from '@event-planner/contracts/http';
import { refuse } from '@event-planner/platform/errors';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { BoxOffice } from './service.ts';

const config = { access: 'user' } as const;
const params = z.object({ eventId: Id });
const headers = z.object({ 'idempotency-key': IdempotencyKey.optional() });
const place = '/bookings/events/:eventId/box-office';

export const boxOfficeRoutes =
  (boxOffice: BoxOffice): Routes =>
  async app => {
    app.post(
      `${place}/holds`,
      { config, schema: { summary: 'Hold places for somebody at the desk', params, body: DeskHoldRequest, response: { 201: Hold } } },
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
      { config, schema: { summary: 'Sell what is held, or give it away', params, headers, body: DeskSale, response: { 201: Booking } } },
      async (request, reply) => {
        const sale = { ...request.body, key: keyOf(request.headers['idempotency-key']) };
        return reply.code(201).send(await boxOffice.sell({ eventId: request.params.eventId, by: userOf(request) }, sale));
      },
    );

    app.post(
      `${place}/guests`,
      { config, schema: { summary: 'Give tickets to many guests', params, headers, body: GuestList, response: { 200: GuestReport } } },
      request =>
        boxOffice.giveToMany(
          { eventId: request.params.eventId, by: userOf(request) },
          request.body,
          keyOf(request.headers['idempotency-key']),
        ),
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

/** Of the caller's own, so that a sale may be repeated safely. */
function keyOf(given: string | string[] | undefined): string {
  if (typeof given === 'string') return given;
  throw refuse('idempotency_key_missing', 'send an Idempotency-Key of your own, so that this can be repeated safely');
}
