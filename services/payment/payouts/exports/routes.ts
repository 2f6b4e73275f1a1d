import { Id } from '@event-planner/contracts/http';
import {
  PayoutExport,
  PayoutExportForm,
  PayoutFailureForm,
  PlatformPayout,
  PlatformPayoutPage,
  PlatformPayoutQuery,
} from '@event-planner/contracts/payouts';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { PayoutRow } from '../../payout-tables.ts';
import type { Page } from '../pages.ts';
import { present } from '../rules.ts';
import type { PayoutExports } from './service.ts';

const admin = { access: 'admin' } as const;
const params = z.object({ id: Id });

export interface PlatformPayouts {
  readonly exports: PayoutExports;
  readonly list: (filter: z.infer<typeof PlatformPayoutQuery>) => Promise<Page<PayoutRow>>;
}

export const platformPayoutRoutes =
  ({ exports, list }: PlatformPayouts): Routes =>
  async app => {
    const page = {
      summary: 'Payouts to everybody, the newest first',
      querystring: PlatformPayoutQuery,
      response: { 200: PlatformPayoutPage },
    };
    app.get('/payments/platform/payouts', { config: admin, schema: page }, async request => {
      const { items, nextCursor } = await list(request.query);
      return { items: items.map(presentForPlatform), nextCursor };
    });

    const files = { summary: 'Files that were made for the bank', response: { 200: z.object({ items: z.array(PayoutExport) }) } };
    app.get('/payments/platform/payout-exports', { config: admin, schema: files }, async () => ({ items: await exports.list() }));

    const make = {
      summary: 'Put payouts by hand into a file for the bank',
      body: PayoutExportForm,
      response: { 201: z.object({ id: Id }) },
    };
    app.post('/payments/platform/payout-exports', { config: { ...admin, idempotency: 'needed' }, schema: make }, async (request, reply) =>
      reply.code(201).send({ id: await exports.make(request.body, userOf(request)) }),
    );

    app.get(
      '/payments/platform/payout-exports/:id/pain.001.xml',
      { config: admin, schema: { summary: 'The file', params } },
      async (request, reply) => {
        const { id } = request.params;
        const xml = await exports.xml(id);
        return reply
          .type('application/xml; charset=utf-8')
          .header('content-disposition', `attachment; filename="payouts-${id}.xml"`)
          .header('cache-control', 'no-store')
          .send(xml);
      },
    );

    const executed = { summary: 'The bank has made a payout', params, response: { 200: PlatformPayout } };
    app.post('/payments/platform/payouts/:id/executed', { config: admin, schema: executed }, async request =>
      presentForPlatform(await exports.executed(request.params.id, userOf(request))),
    );

    const failed = { summary: 'A payout by hand did not arrive', params, body: PayoutFailureForm, response: { 200: PlatformPayout } };
    app.post('/payments/platform/payouts/:id/returned', { config: admin, schema: failed }, async request =>
      presentForPlatform(await exports.returned(request.params.id, request.body.reason, userOf(request))),
    );
  };

const presentForPlatform = (row: PayoutRow): PlatformPayout => ({
  ...present(row),
  organizerId: row.organizerId,
  organizerName: row.organizerName,
  holder: row.holder,
  exportId: row.exportId,
});
