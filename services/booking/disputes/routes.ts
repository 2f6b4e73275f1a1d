import { TicketBlock } from '@event-planner/contracts/disputes';
import { Id } from '@event-planner/contracts/http';
import { Order } from '@event-planner/contracts/orders';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Disputes } from './service.ts';

const config = { access: 'user' } as const;
const params = z.object({ eventId: Id, bookingId: Id });

/** `read`: the order as it is then. */
export const disputeRoutes =
  (disputes: Disputes, read: (eventId: string, bookingId: string) => Promise<Order>): Routes =>
  async app => {
    const block = {
      summary: 'Have tickets of an order let nobody in, or somebody again',
      params,
      body: TicketBlock,
      response: { 200: Order },
    };
    app.put('/bookings/events/:eventId/orders/:bookingId/block', { config, schema: block }, async request => {
      const { eventId, bookingId } = request.params;
      await disputes.block({ eventId, bookingId, by: userOf(request) }, request.body.blocked);
      return read(eventId, bookingId);
    });

    const end = { summary: 'End the tickets of an order whose payment a bank has taken back', params, response: { 200: Order } };
    app.post(
      '/bookings/events/:eventId/orders/:bookingId/lost-payment',
      { config: { ...config, idempotency: 'welcome' }, schema: end },
      async request => {
        const { eventId, bookingId } = request.params;
        await disputes.cancelLost({ eventId, bookingId, by: userOf(request) });
        return read(eventId, bookingId);
      },
    );
  };
