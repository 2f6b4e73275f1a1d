import { AuditExportQuery, AuditPage, AuditQuery } from '@event-planner/contracts/audit';
import { type Routes, userOf } from '@event-planner/platform/http';
import type { Entries } from './service.ts';

const types = { csv: 'text/csv; charset=utf-8; header=present', jsonl: 'application/jsonl; charset=utf-8' } as const;

export const entryRoutes =
  (entries: Entries): Routes =>
  async app => {
    const config = { access: 'user' } as const;
    const list = {
      summary: 'Who changed what, newest first: of an organizer for its owners, else what the caller did; of everybody for admins',
      querystring: AuditQuery,
      response: { 200: AuditPage },
    };
    app.get('/audit', { config, schema: list }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const { cursor, limit, ...filters } = request.query;
      return entries.list(userOf(request), filters, { cursor, limit });
    });

    const file = { summary: 'The same as a file, CSV or JSON lines', querystring: AuditExportQuery };
    app.get('/audit/export', { config, schema: file }, async (request, reply) => {
      const { format, bom, ...filters } = request.query;
      const { fileName, body } = await entries.export(userOf(request), filters, { format, bom });
      return reply
        .headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${fileName}"` })
        .type(types[format])
        .send(body);
    });
  };
