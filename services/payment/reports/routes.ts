import { OrganizerBalance } from '@event-planner/contracts/balance';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Reports } from './service.ts';

const config = { access: 'user' } as const;

export const reportRoutes =
  (reports: Reports): Routes =>
  async app => {
    const balance = {
      summary: "What became of an organizer's money, by currency",
      params: z.object({ organizerId: Id }),
      response: { 200: OrganizerBalance },
    };
    app.get('/payments/organizers/:organizerId/balance', { config, schema: balance }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return reports.balance(request.params.organizerId, userOf(request));
    });
  };
