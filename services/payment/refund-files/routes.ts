import { Id } from '@event-planner/contracts/http';
import { RefundFileForm, RefundFiles, RefundFilesQuery, RefundFileTakingOut } from '@event-planner/contracts/refund-files';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { RefundsInFiles } from './service.ts';

const config = { access: 'user' } as const;
const params = z.object({ organizerId: Id });
const ofFile = params.extend({ fileId: Id });
const place = '/payments/organizers/:organizerId/refund-files';

export const refundFileRoutes =
  (files: RefundsInFiles): Routes =>
  async app => {
    const list = {
      summary: 'Refunds that are to be sent by transfer, and files for the bank',
      params,
      querystring: RefundFilesQuery,
      response: { 200: RefundFiles },
    };
    app.get(place, { config, schema: list }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return files.list({ ...request.params, by: userOf(request) }, request.query);
    });

    const make = {
      summary: 'Put refunds into a file for the bank, all or none',
      params,
      body: RefundFileForm,
      response: { 201: z.object({ id: Id }) },
    };
    app.post(place, { config: { ...config, idempotency: 'welcome' }, schema: make }, async (request, reply) =>
      reply.code(201).send({ id: await files.make({ ...request.params, by: userOf(request) }, request.body) }),
    );

    app.get(
      `${place}/:fileId/pain.001.xml`,
      { config, schema: { summary: 'The file, ISO 20022 pain.001.001.09', params: ofFile } },
      async (request, reply) => {
        const xml = await files.xml({ ...request.params, by: userOf(request) });
        return reply
          .type('application/xml; charset=utf-8')
          .header('content-disposition', `attachment; filename="refunds-${request.params.fileId}.xml"`)
          .header('cache-control', 'no-store')
          .send(xml);
      },
    );

    const takeOut = {
      summary: 'Note that refunds are not sent by this file',
      params: ofFile,
      body: RefundFileTakingOut,
      response: { 204: z.undefined() },
    };
    app.post(`${place}/:fileId/take-out`, { config: { ...config, idempotency: 'welcome' }, schema: takeOut }, async (request, reply) => {
      await files.takeOut({ ...request.params, by: userOf(request) }, request.body);
      return reply.code(204).send();
    });
  };
