import {
  BankLinePage,
  BankLineQuery,
  LineAssignment,
  LineCredit,
  LineCreditBack,
  LineMark,
  LineRelease,
  mostStatementBytes,
  previewBytes,
  ReturnedLines,
  ReturnFile,
  ReturnFileForm,
  Returns,
  StatementImport,
  StatementImports,
  StatementPreview,
  StatementReport,
  StatementUpload,
} from '@event-planner/contracts/bank-statements';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Transfers } from './service.ts';

const config = { access: 'user' } as const;
const params = z.object({ organizerId: Id });
const ofLine = params.extend({ lineId: Id });
const place = '/payments/organizers/:organizerId/transfers';
const file = 'application/octet-stream';

export const transferRoutes =
  (transfers: Transfers): Routes =>
  async app => {
    // What banks and browsers call these files says nothing: what they are is seen in their bytes.
    app.addContentTypeParser(file, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    app.post(
      `${place}/preview`,
      {
        config,
        bodyLimit: previewBytes,
        schema: {
          summary: 'How the beginning of a bank statement would be read',
          params,
          body: z.instanceof(Buffer),
          consumes: [file],
          response: { 200: StatementPreview },
        },
      },
      request => transfers.preview({ ...request.params, by: userOf(request) }, request.body),
    );

    app.post(
      `${place}/imports`,
      {
        config,
        bodyLimit: mostStatementBytes,
        schema: {
          summary: 'Read a bank statement, CSV or CAMT.053',
          params,
          querystring: StatementUpload,
          body: z.instanceof(Buffer),
          consumes: [file],
          response: { 201: StatementImport },
        },
      },
      async (request, reply) => {
        const { name, mapping } = request.query;
        return reply
          .code(201)
          .send(await transfers.import({ ...request.params, by: userOf(request) }, { name, mapping, bytes: request.body }));
      },
    );

    app.get(
      `${place}/imports`,
      { config, schema: { summary: 'Bank statements that were read, the newest first', params, response: { 200: StatementImports } } },
      async request => ({ items: [...(await transfers.listImports({ ...request.params, by: userOf(request) }))] }),
    );

    app.get(
      `${place}/imports/:importId`,
      {
        config,
        schema: { summary: 'What became of a bank statement', params: params.extend({ importId: Id }), response: { 200: StatementReport } },
      },
      request => transfers.report({ organizerId: request.params.organizerId, by: userOf(request) }, request.params.importId),
    );

    app.get(
      `${place}/lines`,
      {
        config,
        schema: {
          summary: 'Lines of bank statements, the newest first',
          params,
          querystring: BankLineQuery,
          response: { 200: BankLinePage },
        },
      },
      async request => {
        const { state, stranded = false, bookingId, cursor, limit } = request.query;
        const items = await transfers.list({ ...request.params, by: userOf(request) }, { state, stranded, bookingId, cursor, limit });
        return { items: [...items], nextCursor: items.length === limit ? (items.at(-1)?.id ?? null) : null };
      },
    );

    app.post(
      `${place}/lines/:lineId/assign`,
      {
        config: { ...config, idempotency: 'welcome' },
        schema: { summary: 'Say what a line is for', params: ofLine, body: LineAssignment, response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        const { organizerId, lineId } = request.params;
        await transfers.assign({ organizerId, by: userOf(request) }, lineId, request.body);
        return reply.code(204).send();
      },
    );

    app.post(
      `${place}/lines/:lineId/mark`,
      {
        config: { ...config, idempotency: 'welcome' },
        schema: { summary: 'Say what becomes of what is left of a line', params: ofLine, body: LineMark, response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        const { organizerId, lineId } = request.params;
        await transfers.mark({ organizerId, by: userOf(request) }, lineId, request.body);
        return reply.code(204).send();
      },
    );

    app.post(
      `${place}/lines/:lineId/release`,
      {
        config: { ...config, idempotency: 'welcome' },
        schema: {
          summary: 'Take back that a part of a line is for a payment which it has not paid',
          params: ofLine,
          body: LineRelease,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const { organizerId, lineId } = request.params;
        await transfers.release({ organizerId, by: userOf(request) }, lineId, request.body.paymentId);
        return reply.code(204).send();
      },
    );

    app.post(
      `${place}/lines/:lineId/credit`,
      {
        config: { ...config, idempotency: 'welcome' },
        schema: {
          summary: 'Make what is left of a line credit of the buyer of a booking',
          params: ofLine,
          body: LineCredit,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const { organizerId, lineId } = request.params;
        await transfers.credit({ organizerId, by: userOf(request) }, lineId, request.body);
        return reply.code(204).send();
      },
    );

    app.post(
      `${place}/lines/:lineId/credit-back`,
      {
        config: { ...config, idempotency: 'welcome' },
        schema: {
          summary: 'Take back what of a line became credit and is not spent',
          params: ofLine,
          body: LineCreditBack,
          response: { 204: z.undefined() },
        },
      },
      async (request, reply) => {
        const { organizerId, lineId } = request.params;
        await transfers.creditBack({ organizerId, by: userOf(request) }, lineId, request.body);
        return reply.code(204).send();
      },
    );

    app.get(
      `${place}/returns`,
      { config, schema: { summary: 'What of transfers is to go back', params, response: { 200: Returns } } },
      request => transfers.returns({ ...request.params, by: userOf(request) }),
    );

    app.post(
      `${place}/returns/file`,
      {
        config,
        schema: { summary: 'A file for the bank that sends transfers back', params, body: ReturnFileForm, response: { 200: ReturnFile } },
      },
      request => transfers.returnFile({ ...request.params, by: userOf(request) }, request.body),
    );

    app.post(
      `${place}/returns`,
      {
        config: { ...config, idempotency: 'welcome' },
        schema: { summary: 'Note that transfers were sent back', params, body: ReturnedLines, response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        await transfers.returned({ ...request.params, by: userOf(request) }, request.body);
        return reply.code(204).send();
      },
    );
  };
