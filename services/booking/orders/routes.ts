import { Id } from '@event-planner/contracts/http';
import { Order, OrderChange, OrderPage, OrderQuery, OrganizerOrderQuery } from '@event-planner/contracts/orders';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { OrderChanges } from './changes.ts';
import type { Orders } from './service.ts';

const config = { access: 'user' } as const;
const seeOrders = { access: 'user', scope: 'seeOrders' } as const;
const ofEvent = z.object({ eventId: Id });
const one = z.object({ eventId: Id, bookingId: Id });
/** Nobody's cache keeps somebody's order. */
const privately = { 'cache-control': 'no-store' };

export const orderRoutes =
  (orders: Orders, changes: OrderChanges): Routes =>
  async app => {
    const summary = 'for members of the team';
    app.get(
      '/bookings/events/:eventId/orders',
      {
        config: seeOrders,
        schema: { summary: `Orders of an event, ${summary}`, params: ofEvent, querystring: OrderQuery, response: { 200: OrderPage } },
      },
      async (request, reply) => {
        reply.headers(privately);
        return orders.list({ of: { eventId: request.params.eventId }, by: userOf(request) }, request.query);
      },
    );

    app.get(
      '/bookings/orders',
      {
        config: seeOrders,
        schema: {
          summary: `Orders of all events of an organizer, ${summary}`,
          querystring: OrganizerOrderQuery,
          response: { 200: OrderPage },
        },
      },
      async (request, reply) => {
        const { organizerId, ...query } = request.query;
        reply.headers(privately);
        return orders.list({ of: { organizerId }, by: userOf(request) }, query);
      },
    );

    app.get(
      '/bookings/events/:eventId/orders/:bookingId',
      { config: seeOrders, schema: { summary: `An order with all that became of it, ${summary}`, params: one, response: { 200: Order } } },
      async (request, reply) => {
        const { eventId, bookingId: id } = request.params;
        reply.headers(privately);
        return orders.get({ eventId, id, by: userOf(request) });
      },
    );

    app.patch(
      '/bookings/events/:eventId/orders/:bookingId',
      {
        config,
        schema: { summary: 'Mend names, the address or the note of an order', params: one, body: OrderChange, response: { 200: Order } },
      },
      request => {
        const { eventId, bookingId: id } = request.params;
        return changes.change({ eventId, id, by: userOf(request) }, request.body);
      },
    );

    app.post(
      '/bookings/events/:eventId/orders/:bookingId/resend',
      {
        config: { ...config, idempotency: 'welcome' },
        schema: { summary: 'Mail the tickets of an order again', params: one, response: { 200: Order } },
      },
      request => {
        const { eventId, bookingId: id } = request.params;
        return changes.resend({ eventId, id, by: userOf(request) });
      },
    );
  };
