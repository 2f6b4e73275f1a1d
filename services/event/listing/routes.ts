import { EventFilters, EventPage, EventQuery } from '@event-planner/contracts/event';
import type { Routes } from '@event-planner/platform/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contentTagOf, namesTag } from '../etag.ts';
import type { Listing } from './service.ts';

/** Tags the answer by its content; true when whoever asks has it already. */
function isKnown(request: FastifyRequest, reply: FastifyReply, content: unknown): boolean {
  const etag = contentTagOf(content);
  reply.header('etag', etag).header('cache-control', 'no-cache');
  return namesTag(request.headers['if-none-match'], etag);
}

export const listingRoutes =
  (listing: Listing): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    const list = { querystring: EventQuery, response: { 200: EventPage, 304: z.null() } };
    app.get('/events', { config, schema: list }, async (request, reply) => {
      const page = await listing.listEvents(request.query);
      return isKnown(request, reply, page) ? reply.code(304).send(null) : page;
    });

    app.get('/events/filters', { config, schema: { response: { 200: EventFilters, 304: z.null() } } }, async (request, reply) => {
      const filters = await listing.getFilters();
      return isKnown(request, reply, filters) ? reply.code(304).send(null) : filters;
    });
  };
