import { ActivityPage } from '@event-planner/contracts/auth';
import { Cursor } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Activities } from './service.ts';

const Wanted = z.strictObject({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(20) });

export const activityRoutes =
  (activities: Activities): Routes =>
  async app => {
    const schema = { querystring: Wanted, response: { 200: ActivityPage } };
    app.get('/auth/activity', { config: { access: 'user' }, schema }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { cursor, limit } = request.query;
      return activities.list(userOf(request).sub, { cursor, limit });
    });
  };
