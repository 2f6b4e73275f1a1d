import { Booking, BookingPage, BookingPayable, BookingRequest } from '@event-planner/contracts/booking';
import { Cursor, Id } from '@event-planner/contracts/http';
import { refuse } from '@event-planner/platform/errors';
import { idempotencyKeyOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { buyerHeaders, buyerOf } from '../buyer-of.ts';
import type { Bookings } from './service.ts';

const user = { access: 'user' } as const;
const params = z.object({ bookingId: Id });
const Page = z.strictObject({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(50).default(20) });

export const bookingRoutes =
  (bookings: Bookings): Routes =>
  async app => {
    app.post(
      '/bookings',
      {
        config: { ...user, idempotency: 'by_row' },
        schema: {
          summary: 'Turn a hold into a booking',
          headers: buyerHeaders,
          body: BookingRequest,
          response: { 201: Booking },
        },
      },
      async (request, reply) => {
        const key = idempotencyKeyOf(request);
        return reply.code(201).send(await bookings.create({ user: userOf(request), buyer: buyerOf(request), key, request: request.body }));
      },
    );

    app.get(
      '/bookings',
      { config: user, schema: { summary: 'Bookings of the caller, newest first', querystring: Page, response: { 200: BookingPage } } },
      request => {
        const { cursor, limit } = request.query;
        if (cursor !== undefined && !Id.safeParse(cursor).success)
          throw refuse('invalid_cursor', 'this cursor was not given out by this list');
        return bookings.list(userOf(request).sub, { cursor, limit });
      },
    );

    app.get(
      '/bookings/:bookingId',
      { config: user, schema: { summary: 'A booking of the caller', params, response: { 200: Booking } } },
      async request => (await bookings.get(userOf(request).sub, request.params.bookingId)).booking,
    );

    app.post(
      '/bookings/:bookingId/cancel',
      { config: user, schema: { summary: 'Cancel a booking that is not paid', params, response: { 200: Booking } } },
      request => bookings.cancel(userOf(request), request.params.bookingId),
    );

    app.get(
      '/bookings/:bookingId/payable',
      { config: { access: 'service' }, schema: { summary: 'What a booking costs', params, response: { 200: BookingPayable } } },
      request => bookings.getPayable(request.params.bookingId),
    );
  };
