import { Credits } from '@event-planner/contracts/credit';
import { type Routes, userOf } from '@event-planner/platform/http';
import type { ListCredits } from './service.ts';

export const creditRoutes =
  (listCredits: ListCredits): Routes =>
  async app => {
    const schema = { summary: "The caller's credit, by organizer and currency", response: { 200: Credits } };
    app.get('/payments/credits', { config: { access: 'user' }, schema }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return { items: [...(await listCredits(userOf(request).sub))] };
    });
  };
