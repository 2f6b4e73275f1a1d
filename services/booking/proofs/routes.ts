import { BookingProof } from '@event-planner/contracts/disputes';
import { Id } from '@event-planner/contracts/http';
import { refuse } from '@event-planner/platform/errors';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import type { BookingContext } from '../context.ts';
import { listProof } from './store.ts';

/** What was delivered, and who came in: for a bank that asks. */
export const proofRoutes =
  ({ db }: Pick<BookingContext, 'db'>): Routes =>
  async app => {
    const schema = { summary: 'What can be proved of a booking', params: z.object({ bookingId: Id }), response: { 200: BookingProof } };
    app.get('/bookings/:bookingId/proof', { config: { access: 'service' }, schema }, async ({ params: { bookingId } }) => {
      const rows = await listProof(db.query, bookingId);
      if (!rows[0]) throw refuse('not_found', `there is no booking ${bookingId}`);
      const tickets = rows.flatMap(({ ticketTypeName, place, attendeeName, state, enteredAt }) =>
        ticketTypeName === null
          ? []
          : [
              {
                ticketTypeName,
                place: place ?? '',
                attendeeName: attendeeName ?? '',
                state: state ?? '',
                enteredAt: enteredAt?.toISOString() ?? null,
              },
            ],
      );
      return { confirmedAt: rows[0].confirmedAt?.toISOString() ?? null, tickets };
    });
  };
