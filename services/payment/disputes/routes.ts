import { DisputeDetail, DisputeEvidence, DisputePage, DisputeQuery } from '@event-planner/contracts/disputes';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Disputes } from './service.ts';

const config = { access: 'user' } as const;
const ofOrganizer = z.object({ organizerId: Id });
const ofDispute = z.object({ organizerId: Id, id: Id });

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

    const accept = { summary: 'Accept that the money is gone', params: ofDispute, response: { 200: DisputeDetail } };
    app.post(`${at}/:id/acceptance`, { config: { ...config, idempotency: 'welcome' }, schema: accept }, request =>
      disputes.accept({ ...request.params, by: userOf(request) }),
    );
  };
