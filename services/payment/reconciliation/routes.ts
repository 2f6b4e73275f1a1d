import { Id } from '@event-planner/contracts/http';
import { Drift, DriftAcceptance, DriftPage, DriftQuery, Reconciliation, Reconciliations } from '@event-planner/contracts/reconciliation';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Reconciliations as Service } from './service.ts';

const config = { access: 'admin' } as const;

export const reconciliationRoutes =
  (reconciliations: Service): Routes =>
  async app => {
    const runs = { summary: 'The last reconciliations', response: { 200: Reconciliations } };
    app.get('/payments/platform/reconciliations', { config, schema: runs }, async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { items: await reconciliations.list() };
    });

    const start = { summary: 'Compare provider, books and bookings now', response: { 202: Reconciliation } };
    app.post(
      '/payments/platform/reconciliations',
      { config: { ...config, idempotency: 'welcome' }, schema: start },
      async (request, reply) => reply.code(202).send(await reconciliations.start(userOf(request))),
    );

    const page = { summary: 'What does not agree, the newest first', querystring: DriftQuery, response: { 200: DriftPage } };
    app.get('/payments/platform/drifts', { config, schema: page }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { state, cursor, limit } = request.query;
      return reconciliations.drifts({ state, cursor, limit });
    });

    const accept = {
      summary: 'Note why something does not agree',
      params: z.object({ id: Id }),
      body: DriftAcceptance,
      response: { 200: Drift },
    };
    app.post('/payments/platform/drifts/:id/acceptance', { config: { ...config, idempotency: 'welcome' }, schema: accept }, request =>
      reconciliations.accept(request.params.id, userOf(request), request.body.note),
    );
  };
