import { BuyerDocuments, BuyerDocumentsQuery, DocumentAttachment, InvoiceRequest } from '@event-planner/contracts/documents';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { DocumentFile } from './files.ts';
import type { Documents } from './service.ts';

const user = { access: 'user' } as const;

export const sendFile = (reply: FastifyReply, { fileName, pdf }: DocumentFile): FastifyReply =>
  reply
    .headers({ 'cache-control': 'private, no-store', 'content-disposition': `attachment; filename="${fileName}"` })
    .type('application/pdf')
    .send(pdf);

/** For buyers. */
export const documentRoutes =
  (documents: Documents): Routes =>
  async app => {
    app.get(
      '/payments/documents',
      {
        config: user,
        schema: {
          summary: 'Invoices and credit notes of a booking of the caller',
          querystring: BuyerDocumentsQuery,
          response: { 200: BuyerDocuments },
        },
      },
      request => documents.ofBooking(userOf(request).sub, request.query.bookingId),
    );
    app.post(
      '/payments/documents/requests',
      {
        config: { ...user, idempotency: 'welcome' },
        schema: {
          summary: 'Ask for an invoice of a booking, or say to whom it is to be written',
          body: InvoiceRequest,
          response: { 200: BuyerDocuments },
        },
      },
      async request => {
        const by = userOf(request);
        const { sub } = by;
        await documents.request({ ...request.body, whose: sale => sale.userId === sub, by });
        return documents.ofBooking(sub, request.body.bookingId);
      },
    );
    app.get(
      '/payments/documents/:documentId/attachment',
      {
        config: { access: 'service' },
        schema: {
          summary: 'The same PDF for services, which speak JSON',
          params: z.object({ documentId: Id }),
          querystring: z.strictObject({ duplicateId: Id.optional() }),
          response: { 200: DocumentAttachment },
        },
      },
      async request => {
        const { fileName, pdf } = await documents.attachment(request.params.documentId, request.query.duplicateId);
        return { fileName, contentType: 'application/pdf' as const, base64: pdf.toString('base64') };
      },
    );
    app.get(
      '/payments/documents/:documentId/file',
      { config: user, schema: { summary: 'A document of the caller as PDF', params: z.object({ documentId: Id }) } },
      async (request, reply) => {
        const { sub } = userOf(request);
        return sendFile(reply, await documents.file(request.params.documentId, document => document.userId === sub));
      },
    );
  };
