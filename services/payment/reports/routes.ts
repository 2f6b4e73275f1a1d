import { EventSettlements, MoneyDays, OrganizerBalance, TaxQuery, TaxReport } from '@event-planner/contracts/balance';
import { Id } from '@event-planner/contracts/http';
import { SalesRange } from '@event-planner/contracts/sales';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { csvOf } from '../money-file.ts';
import type { Reports } from './service.ts';
import { taxLinesOf } from './tax-file.ts';

const seeMoney = { access: 'user', scope: 'seeMoney' } as const;
const params = z.object({ organizerId: Id });
const fresh = { 'cache-control': 'no-store' };

export const reportRoutes =
  (reports: Reports): Routes =>
  async app => {
    const balance = { summary: "What became of an organizer's money, by currency", params, response: { 200: OrganizerBalance } };
    app.get('/payments/organizers/:organizerId/balance', { config: seeMoney, schema: balance }, async (request, reply) => {
      reply.headers(fresh);
      return reports.balance({ ...request.params, by: userOf(request) });
    });

    const days = { summary: 'What came in and went out of it, day by day', params, querystring: SalesRange, response: { 200: MoneyDays } };
    app.get('/payments/organizers/:organizerId/days', { config: seeMoney, schema: days }, async (request, reply) => {
      reply.headers(fresh);
      return reports.days({ ...request.params, by: userOf(request) }, request.query);
    });

    const events = { summary: 'What each event brought, those that sold last first', params, response: { 200: EventSettlements } };
    app.get('/payments/organizers/:organizerId/events', { config: seeMoney, schema: events }, async (request, reply) => {
      reply.headers(fresh);
      return reports.events({ ...request.params, by: userOf(request) });
    });

    const taxes = { summary: 'What was taxed at which rate, by period', params, querystring: TaxQuery, response: { 200: TaxReport } };
    app.get('/payments/organizers/:organizerId/taxes', { config: seeMoney, schema: taxes }, async (request, reply) => {
      reply.headers(fresh);
      return reports.taxes({ ...request.params, by: userOf(request) }, request.query);
    });

    const file = { summary: 'The same as CSV, a line for each period and rate', params, querystring: TaxQuery };
    app.get('/payments/organizers/:organizerId/taxes.csv', { config: seeMoney, schema: file }, async (request, reply) => {
      const report = await reports.taxes({ ...request.params, by: userOf(request) }, request.query);
      return reply
        .headers({ ...fresh, 'content-disposition': `attachment; filename="taxes-${report.from}-${report.to}.csv"` })
        .type('text/csv; charset=utf-8; header=present')
        .send(csvOf(taxLinesOf(report)));
    });
  };
