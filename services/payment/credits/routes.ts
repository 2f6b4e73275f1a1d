import {
  CreditMovementPage,
  CreditMovementQuery,
  Credits,
  TeamCreditMovementPage,
  TeamCreditMovementQuery,
} from '@event-planner/contracts/credit';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { CreditHistory } from './history.ts';
import type { ListCredits } from './service.ts';

const config = { access: 'user' } as const;

export const creditRoutes =
  (listCredits: ListCredits, history: CreditHistory): Routes =>
  async app => {
    const all = { summary: "The caller's credit, by organizer and currency", response: { 200: Credits } };
    app.get('/payments/credits', { config, schema: all }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return { items: [...(await listCredits(userOf(request).sub))] };
    });

    const own = {
      summary: "What moved the caller's credit, the newest first",
      querystring: CreditMovementQuery,
      response: { 200: CreditMovementPage },
    };
    app.get('/payments/credits/movements', { config, schema: own }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { cursor, limit } = request.query;
      return history.ofUser(userOf(request).sub, { cursor, limit });
    });

    const ofBuyers = {
      summary: "What moved the credit of an organizer's buyers, the newest first",
      params: z.object({ organizerId: Id }),
      querystring: TeamCreditMovementQuery,
      response: { 200: TeamCreditMovementPage },
    };
    app.get('/payments/organizers/:organizerId/credit-movements', { config, schema: ofBuyers }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { cursor, limit, currency } = request.query;
      return history.ofOrganizer({ ...request.params, by: userOf(request) }, { cursor, limit, currency });
    });
  };
