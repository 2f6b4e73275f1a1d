import { Series } from '@event-planner/contracts/series';
import { contentTagOf, namesTag } from '@event-planner/platform/http';
import type { Routes } from '@event-planner/platform/http';
import { z } from 'zod';
import { Reference } from '../reference.ts';
import type { SeriesOfEvents } from './service.ts';

export const publicSeriesRoutes =
  (series: Pick<SeriesOfEvents, 'getShown'>): Routes =>
  async app => {
    const one = {
      summary: 'A series with its dates to come',
      params: z.object({ series: Reference }),
      response: { 200: Series, 304: z.null() },
    };
    app.get('/series/:series', { config: { access: 'anyone' }, schema: one }, async (request, reply) => {
      const shown = await series.getShown(request.params.series);
      // It changes with each of its dates, so its version alone does not tell.
      const etag = contentTagOf(shown);
      reply.header('etag', etag).header('cache-control', 'no-cache');
      return namesTag(request.headers['if-none-match'], etag) ? reply.code(304).send(null) : shown;
    });
  };
