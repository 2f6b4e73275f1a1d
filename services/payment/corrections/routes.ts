import { Id } from '@event-planner/contracts/http';
import { CorrectedTaking, StandingTakings, TakenCorrection } from '@event-planner/contracts/payment-ways';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Corrections } from './service.ts';

export const correctionRoutes =
  (corrections: Corrections): Routes =>
  async app => {
    const params = z.object({ organizerId: Id, bookingId: Id });
    const standing = { summary: 'What somebody said came for a booking, as it stands', params, response: { 200: StandingTakings } };
    app.get(
      '/payments/organizers/:organizerId/bookings/:bookingId/taken',
      { config: { access: 'user' }, schema: standing },
      async request => {
        const { organizerId, bookingId } = request.params;
        return corrections.standing({ organizerId, by: userOf(request) }, bookingId);
      },
    );

    app.post(
      '/payments/organizers/:organizerId/bookings/:bookingId/taken/correction',
      {
        config: { access: 'user', idempotency: 'welcome' },
        schema: {
          summary: 'Correct what was said of the money for a booking',
          params,
          body: TakenCorrection,
          response: { 200: CorrectedTaking },
        },
      },
      async request => {
        const { organizerId, bookingId } = request.params;
        return corrections.correct({ organizerId, by: userOf(request) }, bookingId, request.body);
      },
    );
  };
