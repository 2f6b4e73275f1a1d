import { SeatMap } from '@event-planner/contracts/seat-map';
import { etagOf, namesTag, networkOf } from '@event-planner/platform/http';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import { ByCode } from '../by-code.ts';
import { freshEnough } from '../ready.ts';
import { Reference } from '../reference.ts';
import type { SeatMaps } from './service.ts';

export const seatMapRoutes =
  (seatMaps: SeatMaps): Routes =>
  async app => {
    const schema = { params: z.object({ event: Reference }), querystring: ByCode, response: { 200: SeatMap, 304: z.null() } };
    app.get('/events/:event/seat-map', { config: { access: 'anyone' }, schema }, async (request, reply) => {
      const { code } = request.query;
      const plan = await seatMaps.getPlan(request.params.event, code === undefined ? undefined : { code, from: networkOf(request.ip) });
      const etag = etagOf(plan.hash);
      const keeping = code === undefined ? freshEnough : 'private, no-store';
      reply.header('etag', etag).header('cache-control', keeping);
      if (namesTag(request.headers['if-none-match'], etag)) return reply.code(304).send(null);
      const { document, text } = await seatMaps.getDocument(plan.id);
      reply.serializer(() => text);
      return document;
    });
  };
