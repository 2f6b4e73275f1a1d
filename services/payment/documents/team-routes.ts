import {
  Corrected,
  CorrectionForm,
  DocumentFilters,
  DocumentMailing,
  DocumentPage,
  DocumentPeriod,
  DocumentQuery,
  DocumentTotals,
  InvoiceDuplicate,
  InvoiceRequest,
} from '@event-planner/contracts/documents';
import type { Act } from '@event-planner/contracts/team-policies';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Archives } from './archives.ts';
import type { Duplicates } from './duplicates.ts';
import { sendFile } from './routes.ts';
import type { Documents } from './service.ts';

const user = { access: 'user' } as const;
const params = z.object({ organizerId: Id });
const one = params.extend({ documentId: Id });

export interface TeamDocuments {
  readonly documents: Documents;
  readonly archives: Archives;
  readonly duplicates: Duplicates;
  readonly ensureAllowed: (request: FastifyRequest, organizerId: string, act: Act) => Promise<string>;
}

/** For members of an organizer's team. */
export const teamDocumentRoutes =
  ({ documents, archives, duplicates, ensureAllowed }: TeamDocuments): Routes =>
  async app => {
    const base = '/payments/organizers/:organizerId/documents';
    app.get(
      base,
      {
        config: user,
        schema: {
          summary: 'Documents of an organizer, the newest first',
          params,
          querystring: DocumentQuery,
          response: { 200: DocumentPage },
        },
      },
      async request => {
        await ensureAllowed(request, request.params.organizerId, 'seeMoney');
        return documents.list(request.params.organizerId, request.query);
      },
    );
    app.get(
      `${base}/totals`,
      {
        config: user,
        schema: { summary: 'What they come to in each currency', params, querystring: DocumentFilters, response: { 200: DocumentTotals } },
      },
      async request => {
        await ensureAllowed(request, request.params.organizerId, 'seeMoney');
        return documents.totals(request.params.organizerId, request.query);
      },
    );
    app.get(
      `${base}/archive`,
      { config: user, schema: { summary: 'Those of a period as ZIP', params, querystring: DocumentPeriod } },
      async (request, reply) => {
        await ensureAllowed(request, request.params.organizerId, 'seeMoney');
        const { from, to } = request.query;
        const body = await archives.zip({ ...request.params, by: userOf(request) }, request.query);
        return reply
          .headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="documents-${from}-${to}.zip"` })
          .type('application/zip')
          .send(body);
      },
    );
    app.get(
      `${base}/journal`,
      { config: user, schema: { summary: 'Those of a period as CSV, a line for each tax', params, querystring: DocumentPeriod } },
      async (request, reply) => {
        await ensureAllowed(request, request.params.organizerId, 'seeMoney');
        const { from, to } = request.query;
        const body = await archives.journal({ ...request.params, by: userOf(request) }, request.query);
        return reply
          .headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="journal-${from}-${to}.csv"` })
          .type('text/csv; charset=utf-8; header=present')
          .send(body);
      },
    );
    app.get(`${base}/:documentId/file`, { config: user, schema: { summary: 'One as PDF', params: one } }, async (request, reply) => {
      const { organizerId, documentId } = request.params;
      await ensureAllowed(request, organizerId, 'seeMoney');
      return sendFile(reply, await documents.file(documentId, document => document.organizerId === organizerId));
    });
    app.post(
      `${base}/:documentId/correction`,
      {
        config: { ...user, idempotency: 'welcome' },
        schema: { summary: 'Cancel one that is wrong, and write it anew', params: one, body: CorrectionForm, response: { 201: Corrected } },
      },
      async (request, reply) => {
        await ensureAllowed(request, request.params.organizerId, 'changeMoney');
        return reply
          .code(201)
          .send({ documents: [...(await documents.correct({ ...request.body, ...request.params, by: userOf(request) }))] });
      },
    );
    app.post(
      `${base}/:documentId/mailings`,
      {
        config: { ...user, idempotency: 'welcome' },
        schema: { summary: 'Mail one once more', params: one, body: DocumentMailing, response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        await ensureAllowed(request, request.params.organizerId, 'changeMoney');
        await documents.mail({ ...request.body, ...request.params, by: userOf(request) });
        return reply.code(204).send();
      },
    );
    app.post(
      `${base}/requests`,
      {
        config: { ...user, idempotency: 'welcome' },
        schema: { summary: 'Have an invoice written for a buyer', params, body: InvoiceRequest, response: { 204: z.undefined() } },
      },
      async (request, reply) => {
        const { organizerId } = request.params;
        await ensureAllowed(request, organizerId, 'changeMoney');
        await documents.request({ ...request.body, whose: sale => sale.organizerId === organizerId, by: userOf(request) });
        return reply.code(204).send();
      },
    );

    const duplicate = {
      summary: 'An unpaid invoice of a seller in France once more, with what was written off of it',
      params: params.extend({ paymentId: Id }),
      response: { 201: InvoiceDuplicate },
    };
    const invoices = '/payments/organizers/:organizerId/invoices';
    app.post(
      `${invoices}/:paymentId/duplicates`,
      { config: { ...user, idempotency: 'welcome' }, schema: duplicate },
      async (request, reply) => {
        await ensureAllowed(request, request.params.organizerId, 'changeMoney');
        return reply.code(201).send(await duplicates.write({ ...request.params, by: userOf(request) }));
      },
    );
    const file = { summary: 'One of these as PDF', params: params.extend({ duplicateId: Id }) };
    app.get(`${invoices}/duplicates/:duplicateId/file`, { config: user, schema: file }, async (request, reply) => {
      const { organizerId, duplicateId } = request.params;
      await ensureAllowed(request, organizerId, 'seeMoney');
      return sendFile(reply, await duplicates.file(organizerId, duplicateId));
    });
  };
