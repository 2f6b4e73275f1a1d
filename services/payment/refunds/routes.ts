import { Id } from '@event-planner/contracts/http';
import { RefundCredit } from '@event-planner/contracts/refund';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Refunds } from './service.ts';

export const refundRoutes =
  ({ creditOf }: Refunds): Routes =>
  async app => {
    const schema = {
      summary: "What of a refund is its buyer's credit; 404 while it has not been heard of",
      params: z.object({ bookingId: Id, refundId: Id }),
      response: { 200: RefundCredit },
    };
    app.get('/payments/bookings/:bookingId/refunds/:refundId', { config: { access: 'service' }, schema }, async ({ params }) => ({
      creditMinor: await creditOf(params.bookingId, params.refundId),
    }));
  };
