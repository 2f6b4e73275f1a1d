import { Booking } from '@event-planner/contracts/booking';
import { Id } from '@event-planner/contracts/http';
import {
  AcceptForm,
  OfferedTransfer,
  Transfer,
  TransferForm,
  Transfers as TransferList,
  TransferToken,
} from '@event-planner/contracts/transfer';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Transfers } from './service.ts';

const user = { access: 'user' } as const;
const anyone = { access: 'anyone' } as const;
const params = z.object({ bookingId: Id });
const byToken = z.object({ token: TransferToken });
/** Nobody's cache keeps what only the link's owner should see. */
const privately = 'private, no-store';

export const transferRoutes =
  (transfers: Transfers, getBooking: (userId: string, bookingId: string) => Promise<Booking>): Routes =>
  async app => {
    app.post(
      '/bookings/:bookingId/transfers',
      {
        config: { ...user, idempotency: 'welcome' },
        schema: { summary: 'Offer tickets to another person, who gets a mail', params, body: TransferForm, response: { 201: Transfer } },
      },
      async (request, reply) => {
        const { bookingId } = request.params;
        return reply.code(201).send(await transfers.offer({ bookingId, by: userOf(request) }, request.body));
      },
    );

    app.get(
      '/bookings/:bookingId/transfers',
      { config: user, schema: { summary: 'Offers of a booking’s tickets, newest first', params, response: { 200: TransferList } } },
      async request => ({ items: await transfers.list({ bookingId: request.params.bookingId, by: userOf(request) }) }),
    );

    app.delete(
      '/bookings/:bookingId/transfers/:transferId',
      {
        config: user,
        schema: { summary: 'Take an offer back', params: params.extend({ transferId: Id }), response: { 200: Transfer } },
      },
      request => transfers.withdraw({ bookingId: request.params.bookingId, by: userOf(request) }, request.params.transferId),
    );

    app.get(
      '/bookings/transfers/:token',
      { config: anyone, schema: { summary: 'What somebody is offered', params: byToken, response: { 200: OfferedTransfer } } },
      async (request, reply) => reply.header('cache-control', privately).send(await transfers.show(request.params.token)),
    );

    app.post(
      '/bookings/transfers/:token/accept',
      {
        config: { ...user, idempotency: 'welcome' },
        schema: { summary: 'Take offered tickets as one’s own', params: byToken, body: AcceptForm, response: { 200: Booking } },
      },
      async request => {
        const by = userOf(request);
        return getBooking(by.sub, await transfers.accept(request.params.token, by, request.body));
      },
    );

    app.post(
      '/bookings/transfers/:token/decline',
      { config: anyone, schema: { summary: 'Say no to offered tickets', params: byToken, response: { 204: z.null() } } },
      async (request, reply) => {
        await transfers.decline(request.params.token);
        return reply.code(204).send(null);
      },
    );
  };
