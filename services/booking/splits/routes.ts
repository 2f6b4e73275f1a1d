import { Booking } from '@event-planner/contracts/booking';
import { Id, IdempotencyKey } from '@event-planner/contracts/http';
import { SplitForm } from '@event-planner/contracts/split';
import { refuse } from '@event-planner/platform/errors';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Splits } from './service.ts';

export const splitRoutes =
  (splits: Splits, getBooking: (userId: string, bookingId: string) => Promise<Booking>): Routes =>
  async app => {
    app.post(
      '/bookings/:bookingId/split',
      {
        config: { access: 'user' },
        schema: {
          summary: 'Give some tickets a booking of their own; for the buyer, or the team on their behalf',
          params: z.object({ bookingId: Id }),
          headers: z.object({ 'idempotency-key': IdempotencyKey.optional() }),
          body: SplitForm,
          response: { 201: Booking },
        },
      },
      async (request, reply) => {
        const key = request.headers['idempotency-key'];
        if (key === undefined)
          throw refuse('idempotency_key_missing', 'send an Idempotency-Key of your own, so that this can be repeated safely');
        const { bookingId } = request.params;
        const made = await splits.split({ bookingId, ticketIds: request.body.ticketIds, by: userOf(request), key });
        return reply.code(201).send(await getBooking(made.userId, made.bookingId));
      },
    );
  };
