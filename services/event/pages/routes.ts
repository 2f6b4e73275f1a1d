import { etagOf, namesTag, networkOf } from '@event-planner/platform/http';
import type { Routes } from '@event-planner/platform/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Page, Pages } from './service.ts';

/** Addresses of the web app, not of the API: what does not fit is a page that says so, and no problem+json. */
export const pageRoutes =
  (pages: Pages): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    const one = {
      hide: true,
      params: z.object({ reference: z.string() }),
      // Addresses get mangled in mails: what cannot be read is left out.
      querystring: z.object({ lang: z.string().optional().catch(undefined), code: z.string().max(100).optional().catch(undefined) }),
    };
    app.get('/events/:reference', { config, schema: one }, async (request, reply) => {
      const { lang, code } = request.query;
      const given = code === undefined ? undefined : { code, from: networkOf(request.ip) };
      return send(reply, await pages.eventPage(request.params.reference, { lang, given }), request.headers['if-none-match']);
    });
    app.get('/organizers/:reference', { config, schema: one }, async (request, reply) =>
      send(reply, await pages.organizerPage(request.params.reference), request.headers['if-none-match']),
    );
    app.get('/series/:reference', { config, schema: one }, async (request, reply) =>
      send(reply, await pages.seriesPage(request.params.reference, request.query), request.headers['if-none-match']),
    );
    app.get('/sitemap.xml', { config, schema: { hide: true } }, async (_, reply) =>
      reply
        .header('cache-control', kept)
        .type('application/xml')
        .send(await pages.sitemap()),
    );
    app.get('/robots.txt', { config, schema: { hide: true } }, (_, reply) =>
      reply.header('cache-control', kept).type('text/plain; charset=utf-8').send(pages.robots()),
    );
  };

const kept = 'public, max-age=300';

/** Asked for each time, as the app's page is, and answered 304 as long as nothing has changed. */
function send(reply: FastifyReply, { status, html, etag }: Page, ifNoneMatch: string | undefined): FastifyReply {
  if (status === 404) return reply.code(404).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  const tag = etagOf(etag);
  reply.header('etag', tag).header('cache-control', 'no-cache');
  return namesTag(ifNoneMatch, tag) ? reply.code(304).send() : reply.type('text/html; charset=utf-8').send(html);
}
