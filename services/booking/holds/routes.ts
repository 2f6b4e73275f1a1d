import { Hold, HoldCoupons, HoldRequest } from '@event-planner/contracts/booking';
import { Id } from '@event-planner/contracts/http';
import { AdmissionHeader } from '@event-planner/contracts/waiting-room';
import { networkOf, type Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import { buyerHeaders, buyerOf } from '../buyer-of.ts';
import type { Holds } from './service.ts';

const access = { access: 'anyone' } as const;
const params = z.object({ holdId: Id });

export const holdRoutes =
  (holds: Holds): Routes =>
  async app => {
    app.post(
      '/bookings/holds',
      {
        config: access,
        schema: {
          summary: 'Hold seats and places for ten minutes, all or none',
          headers: buyerHeaders.extend({ 'x-admission': AdmissionHeader.optional() }),
          body: HoldRequest,
          response: { 201: Hold },
        },
      },
      async (request, reply) => {
        const by = { from: networkOf(request.ip), admission: request.headers['x-admission'] };
        return reply.code(201).send(await holds.create(buyerOf(request), request.body, by));
      },
    );

    app.get(
      '/bookings/holds/:holdId',
      {
        config: access,
        schema: { summary: 'A hold of the caller', headers: buyerHeaders, params, response: { 200: Hold } },
      },
      request => holds.get(buyerOf(request), request.params.holdId),
    );

    app.put(
      '/bookings/holds/:holdId/coupons',
      {
        config: access,
        schema: {
          summary: 'Other coupons instead of those it has',
          headers: buyerHeaders,
          params,
          body: HoldCoupons,
          response: { 200: Hold },
        },
      },
      request =>
        holds.setCoupons(buyerOf(request), { id: request.params.holdId, coupons: request.body.coupons, from: networkOf(request.ip) }),
    );

    app.post(
      '/bookings/holds/:holdId/renew',
      {
        config: access,
        schema: { summary: 'Ten more minutes, once', headers: buyerHeaders, params, response: { 200: Hold } },
      },
      request => holds.renew(buyerOf(request), request.params.holdId),
    );

    app.delete(
      '/bookings/holds/:holdId',
      {
        config: access,
        schema: { summary: 'Give the places back', headers: buyerHeaders, params, response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        await holds.release(buyerOf(request), request.params.holdId);
        return reply.code(204).send();
      },
    );
  };
