import { ExportKind, ExportQuery, exportRowsHeader } from '@event-planner/contracts/exports';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Exports } from './service.ts';

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const exportRoutes =
  (exports: Exports): Routes =>
  async app => {
    const schema = {
      summary: 'Orders, attendees or answers of an event as CSV or XLSX, for members of the team',
      params: z.object({ eventId: Id, kind: ExportKind }),
      querystring: ExportQuery,
    };
    app.get(
      '/bookings/events/:eventId/exports/:kind',
      { config: { access: 'user', scope: 'seeOrders' }, schema },
      async (request, reply) => {
        const { format, bom, language, ...filters } = request.query;
        const made = await exports.make({ ...request.params, by: userOf(request), format, bom, language, filters });
        return reply
          .headers({
            'cache-control': 'no-store',
            'content-disposition': `attachment; filename="${made.fileName}"`,
            [exportRowsHeader]: made.rows,
          })
          .type(types[format])
          .send(made.body);
      },
    );
  };
