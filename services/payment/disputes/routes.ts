import {
  DisputeDetail,
  DisputeEvidence,
  DisputePage,
  DisputeQuery,
  EvidenceFileKind,
  evidenceFileTypes,
  mostEvidenceFileBytes,
} from '@event-planner/contracts/disputes';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Disputes } from './service.ts';

const config = { access: 'user' } as const;
const ofOrganizer = z.object({ organizerId: Id });
const ofDispute = z.object({ organizerId: Id, id: Id });
const ofFile = ofDispute.extend({ kind: EvidenceFileKind });
const Called = z.strictObject({
  /** As it was called where it came from. */
  name: z.string().max(255).default(''),
});

export const disputeRoutes =
  (disputes: Disputes): Routes =>
  async app => {
    const at = '/payments/organizers/:organizerId/disputes';

    const page = { summary: 'Disputes, the newest first', params: ofOrganizer, querystring: DisputeQuery, response: { 200: DisputePage } };
    app.get(at, { config, schema: page }, request => {
      const { open, bookingId, cursor, limit } = request.query;
      const asked = { open: open === undefined ? undefined : open === 'true', bookingId, cursor, limit };
      return disputes.list({ ...request.params, by: userOf(request) }, asked);
    });

    const one = { summary: 'A dispute, with what can be said to the bank', params: ofDispute, response: { 200: DisputeDetail } };
    app.get(`${at}/:id`, { config, schema: one }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return disputes.get({ ...request.params, by: userOf(request) });
    });

    const answer = { summary: 'Answer the bank', params: ofDispute, body: DisputeEvidence, response: { 200: DisputeDetail } };
    app.post(`${at}/:id/evidence`, { config: { ...config, idempotency: 'welcome' }, schema: answer }, request =>
      disputes.answer({ ...request.params, by: userOf(request) }, request.body),
    );

    // What it says it is opens the door; what it is decides the service, by its bytes.
    app.addContentTypeParser([...evidenceFileTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    const attach = {
      summary: 'Show the bank a file as well',
      params: ofFile,
      querystring: Called,
      body: z.instanceof(Buffer),
      consumes: [...evidenceFileTypes],
      response: { 200: DisputeDetail },
    };
    app.put(`${at}/:id/files/:kind`, { config, bodyLimit: mostEvidenceFileBytes, schema: attach }, request => {
      const { kind, ...of } = request.params;
      return disputes.setFile({ ...of, by: userOf(request) }, kind, { name: request.query.name, body: request.body });
    });

    const remove = { summary: 'Do not show that file', params: ofFile, response: { 200: DisputeDetail } };
    app.delete(`${at}/:id/files/:kind`, { config, schema: remove }, request => {
      const { kind, ...of } = request.params;
      return disputes.setFile({ ...of, by: userOf(request) }, kind, undefined);
    });

    const accept = { summary: 'Accept that the money is gone', params: ofDispute, response: { 200: DisputeDetail } };
    app.post(`${at}/:id/acceptance`, { config: { ...config, idempotency: 'welcome' }, schema: accept }, request =>
      disputes.accept({ ...request.params, by: userOf(request) }),
    );
  };
