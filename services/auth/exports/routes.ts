import { Id } from '@event-planner/contracts/http';
import { DataExport, DataExports, ExportLink } from '@event-planner/contracts/privacy';
import { deviceOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Exports } from './service.ts';

const config = { access: 'user' } as const;

export const exportRoutes =
  (exports: Exports): Routes =>
  async app => {
    app.post('/auth/exports', { config, schema: { response: { 202: DataExport } } }, async (request, reply) =>
      reply.code(202).send(await exports.ask(userOf(request), deviceOf(request))),
    );
    app.get('/auth/exports', { config, schema: { response: { 200: DataExports } } }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return exports.find(userOf(request));
    });
    const link = { params: z.object({ id: Id }), response: { 200: ExportLink } };
    app.post('/auth/exports/:id/link', { config, schema: link }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      return exports.link(userOf(request), request.params.id);
    });
  };
