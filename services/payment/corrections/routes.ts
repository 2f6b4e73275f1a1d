import { Id } from '@event-planner/contracts/http';
import { CorrectedTaking, TakenCorrection } from '@event-planner/contracts/payment-ways';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Corrections } from './service.ts';

export const correctionRoutes =
  (corrections: Corrections): Routes =>
  async app => {
    app.post(
      '/payments/organizers/:organizerId/bookings/:bookingId/taken/correction',
      {
        config: { access: 'user', idempotency: 'welcome' },
        schema: {
          summary: 'Correct what was said of the money for a booking',
          params: z.object({ organizerId: Id, bookingId: Id }),
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
