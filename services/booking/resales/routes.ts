import { Hold } from '@event-planner/contracts/booking';
import { Id } from '@event-planner/contracts/http';
import { Resale, ResaleForm, ResaleHoldRequest, ResaleOffers, Resales as ResaleList } from '@event-planner/contracts/resale';
import { AdmissionHeader } from '@event-planner/contracts/waiting-room';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Buyer } from '../buyer.ts';
import { buyerHeaders, buyerOf } from '../buyer-of.ts';
import type { Resales } from './service.ts';

const user = { access: 'user' } as const;
const anyone = { access: 'anyone' } as const;
const params = z.object({ bookingId: Id });

export interface ResaleRoutesParts {
  readonly resales: Resales;
  /** Answers the hold's id. */
  readonly hold: (buyer: Buyer, wanted: z.infer<typeof ResaleHoldRequest>, admission?: string) => Promise<string>;
  readonly getHold: (buyer: Buyer, id: string) => Promise<Hold>;
}

export const resaleRoutes =
  ({ resales, hold, getHold }: ResaleRoutesParts): Routes =>
  async app => {
    app.post(
      '/bookings/:bookingId/resales',
      {
        config: { ...user, idempotency: 'welcome' },
        schema: { summary: 'Offer a ticket for sale again', params, body: ResaleForm, response: { 201: Resale } },
      },
      async (request, reply) =>
        reply.code(201).send(await resales.offer({ bookingId: request.params.bookingId, by: userOf(request) }, request.body)),
    );

    app.get(
      '/bookings/:bookingId/resales',
      {
        config: user,
        schema: { summary: 'What of a booking is for sale again, and what may be asked', params, response: { 200: ResaleList } },
      },
      request => resales.list({ bookingId: request.params.bookingId, by: userOf(request) }),
    );

    app.delete(
      '/bookings/:bookingId/resales/:resaleId',
      { config: user, schema: { summary: 'Take a ticket off sale', params: params.extend({ resaleId: Id }), response: { 200: Resale } } },
      request => resales.withdraw({ bookingId: request.params.bookingId, by: userOf(request) }, request.params.resaleId),
    );

    app.get(
      '/bookings/events/:eventId/resales',
      {
        config: anyone,
        schema: { summary: 'Tickets of an event for sale again', params: z.object({ eventId: Id }), response: { 200: ResaleOffers } },
      },
      request => resales.listOffers(request.params.eventId),
    );

    app.post(
      '/bookings/resale-holds',
      {
        config: { ...anyone, idempotency: 'welcome' },
        schema: {
          summary: 'Hold tickets for sale again for ten minutes, all or none',
          headers: buyerHeaders.extend({ 'x-admission': AdmissionHeader.optional() }),
          body: ResaleHoldRequest,
          response: { 201: Hold },
        },
      },
      async (request, reply) => {
        const buyer = buyerOf(request);
        return reply.code(201).send(await getHold(buyer, await hold(buyer, request.body, request.headers['x-admission'])));
      },
    );
  };
