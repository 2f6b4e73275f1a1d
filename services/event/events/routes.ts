import { EventDetail, EventInventory } from '@event-planner/contracts/event';
import { Id, Slug } from '@event-planner/contracts/http';
import { etagOf, namesTag, networkOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import { ByCode } from '../by-code.ts';
import { sendReady } from '../ready.ts';
import { Reference } from '../reference.ts';
import type { Events } from './service.ts';

/** An image is no page: whoever opens it by itself runs nothing in it. */
const imagePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

export const eventRoutes =
  (events: Events): Routes =>
  async app => {
    const anyone = { access: 'anyone' } as const;
    const one = { params: z.object({ event: Reference }), querystring: ByCode, response: { 200: EventDetail, 304: z.null() } };
    app.get('/events/:event', { config: anyone, schema: one }, async (request, reply) => {
      const { code } = request.query;
      if (code !== undefined) {
        reply.header('cache-control', 'private, no-store');
        return events.getDetailBy(request.params.event, { code, from: networkOf(request.ip) });
      }
      return sendReady(request, reply, await events.getReady(request.params.event));
    });

    const preview = { params: z.object({ id: Id }), response: { 200: EventDetail } };
    app.get('/events/:id/preview', { config: { access: 'user', scope: 'seeEvents' }, schema: preview }, (request, reply) => {
      reply.header('cache-control', 'no-store');
      return events.getPreview(request.params.id, userOf(request));
    });

    const inventory = { params: z.object({ id: Id }), response: { 200: EventInventory } };
    app.get('/events/:id/inventory', { config: { access: 'service' }, schema: inventory }, request =>
      events.getInventory(request.params.id),
    );

    app.get('/events/:slug/cover.svg', { config: anyone, schema: { params: z.object({ slug: Slug }) } }, async (request, reply) => {
      const { svg, hash } = await events.getCover(request.params.slug);
      const etag = etagOf(hash);
      reply
        .header('etag', etag)
        .header('cache-control', 'public, max-age=86400')
        .header('content-security-policy', imagePolicy)
        .header('x-content-type-options', 'nosniff');
      return namesTag(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.type('image/svg+xml').send(svg);
    });
  };
