import { Booking } from '@event-planner/contracts/booking';
import { Id } from '@event-planner/contracts/http';
import { SplitForm } from '@event-planner/contracts/split';
import { idempotencyKeyOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Splits } from './service.ts';

export const splitRoutes =
  (splits: Splits, getBooking: (userId: string, bookingId: string) => Promise<Booking>): Routes =>
  async app => {
    app.post(
      '/bookings/:bookingId/split',
      {
        config: { access: 'user', idempotency: 'needed' },
        schema: {
          summary: 'Give some tickets a booking of their own; for the buyer, or the team on their behalf',
          params: z.object({ bookingId: Id }),
          body: SplitForm,
          response: { 201: Booking },
        },
      },
      async (request, reply) => {
        const key = idempotencyKeyOf(request);
        const { bookingId } = request.params;
        const made = await splits.split({ bookingId, ticketIds: request.body.ticketIds, by: userOf(request), key });
        return reply.code(201).send(await getBooking(made.userId, made.bookingId));
      },
    );
  };
