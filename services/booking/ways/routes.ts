import { Id } from '@event-planner/contracts/http';
import { BookingDue, OfferedWays, PaymentWay } from '@event-planner/contracts/payment-ways';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Ways } from './service.ts';

const params = z.object({ bookingId: Id });
const Choosing = z.strictObject({ userId: Id, way: PaymentWay.exclude(['provider']) });

export const wayRoutes =
  (ways: Ways): Routes =>
  async app => {
    app.get(
      '/bookings/:bookingId/ways',
      { config: { access: 'user' }, schema: { summary: 'How a booking may be paid', params, response: { 200: OfferedWays } } },
      request => ways.list(userOf(request).sub, request.params.bookingId),
    );

    app.post(
      '/bookings/:bookingId/way',
      {
        config: { access: 'service' },
        schema: { summary: 'Keep the places for a way that takes its time', params, body: Choosing, response: { 200: BookingDue } },
      },
      request => ways.choose({ bookingId: request.params.bookingId, ...request.body }),
    );

    app.post(
      '/bookings/events/:eventId/orders/:bookingId/invoice',
      {
        config: { access: 'user' },
        schema: {
          summary: 'Confirm an order that is paid on an invoice',
          params: params.extend({ eventId: Id }),
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        await ways.confirmOnInvoice({ ...request.params, by: userOf(request) });
        return reply.code(204).send();
      },
    );
  };
