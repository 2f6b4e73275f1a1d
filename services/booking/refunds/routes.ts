import { Booking } from '@event-planner/contracts/booking';
import { Id } from '@event-planner/contracts/http';
import {
  Cancellation,
  CancellationRequest,
  NotPaidOut,
  PaidOut,
  PaidOutTogether,
  Refundable,
  RefundFiling,
  RefundForm,
  RefundsFiled,
  RefundsByHandPage,
  RefundsByHandQuery,
  TeamRefund,
  TeamRefundPage,
  TeamRefundQuery,
} from '@event-planner/contracts/refund';
import { refuse } from '@event-planner/platform/errors';
import { idempotencyKeyOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { BuyerCancellations } from './buyers.ts';
import type { TeamRefunds } from './team.ts';
import type { RefundsTogether } from './together.ts';

const config = { access: 'user' } as const;
const ofBooking = z.object({ bookingId: Id });
const ofOrder = z.object({ eventId: Id, bookingId: Id });
const ofRefund = z.object({ eventId: Id, refundId: Id });
const once = { ...config, idempotency: 'needed' } as const;

export const cancellationRoutes =
  (cancellations: BuyerCancellations, getBooking: (userId: string, id: string) => Promise<Booking>): Routes =>
  async app => {
    const look = { summary: 'What comes back if the caller cancels', params: ofBooking, response: { 200: Cancellation } };
    app.get('/bookings/:bookingId/cancellation', { config, schema: look }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return cancellations.look(userOf(request).sub, request.params.bookingId);
    });

    const cancel = { summary: 'Give tickets back', params: ofBooking, body: CancellationRequest, response: { 200: Booking } };
    app.post('/bookings/:bookingId/cancellation', { config: once, schema: cancel }, async request => {
      const { bookingId } = request.params;
      await cancellations.cancel(userOf(request), { ...request.body, bookingId, key: idempotencyKeyOf(request) });
      return getBooking(userOf(request).sub, bookingId);
    });
  };

export const refundRoutes =
  (refunds: TeamRefunds): Routes =>
  async app => {
    const path = '/bookings/events/:eventId';
    const look = { summary: 'What of an order can be given back', params: ofOrder, response: { 200: Refundable } };
    app.get(`${path}/orders/:bookingId/refunds`, { config, schema: look }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return refunds.look({ ...request.params, by: userOf(request) });
    });

    const give = {
      summary: 'Give money back, with or without ending tickets',
      params: ofOrder,
      body: RefundForm,
      response: { 201: TeamRefund },
    };
    app.post(`${path}/orders/:bookingId/refunds`, { config: once, schema: give }, async (request, reply) =>
      reply.code(201).send(await refunds.refund({ ...request.params, by: userOf(request) }, request.body, idempotencyKeyOf(request))),
    );

    const list = {
      summary: 'Refunds of an event, the newest first',
      params: z.object({ eventId: Id }),
      querystring: TeamRefundQuery,
      response: { 200: TeamRefundPage },
    };
    app.get(`${path}/refunds`, { config, schema: list }, async (request, reply) => {
      const { cursor } = request.query;
      if (cursor !== undefined && !Id.safeParse(cursor).success)
        throw refuse('invalid_cursor', 'this cursor was not given out by this list');
      reply.header('cache-control', 'no-store');
      return refunds.list({ ...request.params, by: userOf(request) }, request.query);
    });

    const retry = { summary: 'Ask the provider once more for a refund that failed', params: ofRefund, response: { 200: TeamRefund } };
    app.post(`${path}/refunds/:refundId/retry`, { config, schema: retry }, request =>
      refunds.retry({ ...request.params, by: userOf(request) }),
    );

    const paidOut = {
      summary: 'Note that a refund was paid out by hand',
      params: ofRefund,
      body: PaidOut,
      response: { 200: TeamRefund },
    };
    app.post(`${path}/refunds/:refundId/paid-out`, { config, schema: paidOut }, request =>
      refunds.paidOut({ ...request.params, by: userOf(request) }, request.body),
    );
  };

const ofOrganizer = z.object({ organizerId: Id });

/** Of all of an organizer's events at once. */
export const refundTogetherRoutes =
  (together: RefundsTogether): Routes =>
  async app => {
    const path = '/bookings/organizers/:organizerId/refunds';
    const list = {
      summary: 'What an organizer pays out by hand, the oldest first',
      params: ofOrganizer,
      querystring: RefundsByHandQuery,
      response: { 200: RefundsByHandPage },
    };
    app.get(`${path}/by-hand`, { config: { access: 'service' }, schema: list }, request =>
      together.listByHand(request.params.organizerId, request.query.after),
    );

    const filing = { params: ofOrganizer, body: RefundFiling, response: { 200: RefundsFiled } };
    const file = { ...filing, summary: 'Send refunds by this file for the bank and by nothing else, all or none' };
    app.post(`${path}/filed`, { config: { access: 'service' }, schema: file }, async request => ({
      refused: [...(await together.file(request.params.organizerId, request.body))],
    }));

    const unfile = { ...filing, summary: 'Refunds are not sent by this file for the bank, all or none' };
    app.post(`${path}/unfiled`, { config: { access: 'service' }, schema: unfile }, async request => ({
      refused: [...(await together.unfile(request.params.organizerId, request.body))],
    }));

    const welcome = { ...config, idempotency: 'welcome' } as const;
    const paidOut = {
      summary: 'Note that refunds were paid out by hand, all or none',
      params: ofOrganizer,
      body: PaidOutTogether,
      response: { 204: z.undefined() },
    };
    app.post(`${path}/paid-out`, { config: welcome, schema: paidOut }, async (request, reply) => {
      await together.paidOut({ ...request.params, by: userOf(request) }, request.body);
      return reply.code(204).send();
    });

    const undo = {
      summary: 'Note that refunds were not paid out by hand after all, all or none',
      params: ofOrganizer,
      body: NotPaidOut,
      response: { 204: z.undefined() },
    };
    app.post(`${path}/paid-out/undo`, { config: welcome, schema: undo }, async (request, reply) => {
      await together.notPaidOut({ ...request.params, by: userOf(request) }, request.body);
      return reply.code(204).send();
    });
  };
