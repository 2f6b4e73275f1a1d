import { Booking } from '@event-planner/contracts/booking';
import { ExchangeForm, ExchangeQuestion, ExchangeQuote } from '@event-planner/contracts/exchange';
import { Id } from '@event-planner/contracts/http';
import { idempotencyKeyOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { buyerHeaders, buyerOf } from '../buyer-of.ts';
import type { Exchanges } from './service.ts';

const user = { access: 'user' } as const;
const params = z.object({ bookingId: Id });

export const exchangeRoutes =
  (exchanges: Exchanges): Routes =>
  async app => {
    app.post(
      '/bookings/:bookingId/exchanges/quote',
      {
        config: user,
        schema: {
          summary: 'What exchanging tickets comes to, before anything is taken',
          headers: buyerHeaders,
          params,
          body: ExchangeQuestion,
          response: { 200: ExchangeQuote },
        },
      },
      request => exchanges.quote({ bookingId: request.params.bookingId, by: userOf(request), buyer: buyerOf(request) }, request.body),
    );

    app.post(
      '/bookings/:bookingId/exchanges',
      {
        config: { ...user, idempotency: 'needed' },
        schema: {
          summary: 'Give tickets for the places of a hold; for the buyer, or the team on their behalf',
          headers: buyerHeaders,
          params,
          body: ExchangeForm,
          response: { 201: Booking },
        },
      },
      async (request, reply) => {
        const key = idempotencyKeyOf(request);
        const asked = { bookingId: request.params.bookingId, by: userOf(request), buyer: buyerOf(request) };
        return reply.code(201).send((await exchanges.create(asked, key, request.body)).booking);
      },
    );
  };
