import { createHash } from 'node:crypto';
import { Id } from '@event-planner/contracts/http';
import { RevocationList, RevocationQuery } from '@event-planner/contracts/revocations';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Revocations } from './service.ts';

const config = { access: 'user' } as const;
const params = z.object({ eventId: Id });

export const revocationRoutes =
  (revocations: Revocations): Routes =>
  async app => {
    app.get(
      '/bookings/events/:eventId/revocations',
      {
        config,
        schema: {
          summary: 'Tickets that are no longer valid, for the door',
          params,
          querystring: RevocationQuery,
          response: { 200: RevocationList, 304: z.undefined() },
        },
      },
      async (request, reply) => {
        const list = await revocations.list({ eventId: request.params.eventId, by: userOf(request) }, request.query);
        const etag = `"${createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 22)}"`;
        reply.headers({ 'cache-control': 'private, no-cache', etag });
        return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(list);
      },
    );

    app.get(
      '/bookings/events/:eventId/revocations.jws',
      { config, schema: { summary: 'All of them, signed with the ticket key', params } },
      async (request, reply) => {
        const signed = await revocations.signed({ eventId: request.params.eventId, by: userOf(request) });
        return reply.header('cache-control', 'private, no-cache').type('application/jose').send(signed);
      },
    );
  };
