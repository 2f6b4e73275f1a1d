import { AnswersPage } from '@event-planner/contracts/answers';
import { Cursor, Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { AnswersList } from './service.ts';

const Page = z.strictObject({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

export const answerRoutes =
  (answers: AnswersList): Routes =>
  async app => {
    const schema = {
      summary: 'What buyers answered, for members of the team',
      params: z.object({ eventId: Id }),
      querystring: Page,
      response: { 200: AnswersPage },
    };
    app.get('/bookings/events/:eventId/answers', { config: { access: 'user', scope: 'seeOrders' }, schema }, async (request, reply) => {
      const { cursor, limit } = request.query;
      reply.header('cache-control', 'no-store');
      return answers.list({ eventId: request.params.eventId, by: userOf(request), cursor, limit });
    });
  };
