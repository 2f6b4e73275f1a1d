import { EntryPage, EntrySearch, Statement, StatementFileQuery, StatementQuery } from '@event-planner/contracts/balance';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { csvOf } from '../money-file.ts';
import { linesOf } from './file.ts';
import type { Statements } from './service.ts';

const seeMoney = { access: 'user', scope: 'seeMoney' } as const;
const params = z.object({ organizerId: Id });

export const statementRoutes =
  (statements: Statements): Routes =>
  async app => {
    const statement = {
      summary: 'What was booked for an organizer, the newest first',
      params,
      querystring: StatementQuery,
      response: { 200: Statement },
    };
    app.get('/payments/organizers/:organizerId/statement', { config: seeMoney, schema: statement }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return statements.read({ ...request.params, by: userOf(request) }, request.query);
    });

    const file = { summary: 'The same as CSV, a line for each posting', params, querystring: StatementFileQuery };
    app.get('/payments/organizers/:organizerId/statement.csv', { config: seeMoney, schema: file }, async (request, reply) => {
      const { days, pages } = await statements.all({ ...request.params, by: userOf(request) }, request.query);
      return reply
        .headers({
          'cache-control': 'no-store',
          'content-disposition': `attachment; filename="statement-${days.days[0]}-${days.days.at(-1)}-${request.query.currency}.csv"`,
        })
        .type('text/csv; charset=utf-8; header=present')
        .send(csvOf(linesOf(pages, days)));
    });

    const search = { summary: 'Entries of the books by what they are about', querystring: EntrySearch, response: { 200: EntryPage } };
    app.get('/payments/platform/entries', { config: { access: 'admin' }, schema: search }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return statements.find(request.query);
    });
  };
