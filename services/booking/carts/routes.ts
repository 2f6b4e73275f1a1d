import { Cart, CartBookingRequest, CartBookings } from '@event-planner/contracts/cart';
import { idempotencyKeyOf, type Routes, userOf } from '@event-planner/platform/http';
import { buyerHeaders, buyerOf } from '../buyer-of.ts';
import type { Carts } from './service.ts';

export const cartRoutes =
  (carts: Carts): Routes =>
  async app => {
    app.get(
      '/bookings/cart',
      {
        config: { access: 'anyone' },
        schema: { summary: 'What the caller holds and has not paid, over all events', headers: buyerHeaders, response: { 200: Cart } },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return carts.get(buyerOf(request));
      },
    );

    app.post(
      '/bookings/cart/book',
      {
        config: { access: 'user', idempotency: 'needed' },
        schema: {
          summary: 'Turn holds, also of several events, into bookings: all or none',
          headers: buyerHeaders,
          body: CartBookingRequest,
          response: { 201: CartBookings },
        },
      },
      async (request, reply) => {
        const key = idempotencyKeyOf(request);
        const bookings = await carts.book({ user: userOf(request), buyer: buyerOf(request), key, request: request.body });
        return reply.code(201).send({ bookings: [...bookings] });
      },
    );
  };
