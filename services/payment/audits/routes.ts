import { BooksCheck, TrialBalance } from '@event-planner/contracts/balance';
import type { Routes } from '@event-planner/platform/http';
import type { Audits } from './service.ts';

const config = { access: 'admin' } as const;

export const auditRoutes =
  (audits: Audits): Routes =>
  async app => {
    const trial = { summary: 'Everything that was booked, by account', response: { 200: TrialBalance } };
    app.get('/payments/platform/trial-balance', { config, schema: trial }, async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return audits.trialBalance();
    });

    const check = { summary: 'Whether the books agree with payments, refunds and sales', response: { 200: BooksCheck } };
    app.get('/payments/platform/books-check', { config, schema: check }, async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return audits.check();
    });
  };
