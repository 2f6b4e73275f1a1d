import { Id } from '@event-planner/contracts/http';
import {
  PlannedSeries,
  PlannedSeriesSummary,
  SeriesChange,
  SeriesCreation,
  SeriesDate,
  SeriesDates,
  SeriesOutcome,
  SeriesPreview,
  SeriesReset,
  SeriesTiming,
} from '@event-planner/contracts/series';
import { editedVersion, etagOf, type Routes, userOf } from '@event-planner/platform/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { SeriesOfEvents } from './service.ts';

const config = { access: 'user' } as const;
const planEvents = { access: 'user', scope: 'planEvents' } as const;
const seeEvents = { access: 'user', scope: 'seeEvents' } as const;
const params = z.object({ id: Id.toLowerCase() });
const actions = ['publish', 'postpone', 'cancel'] as const;

const tagged = (reply: FastifyReply, planned: PlannedSeries): PlannedSeries => {
  reply.header('etag', etagOf(planned.version)).header('cache-control', 'no-store');
  return planned;
};

export const seriesRoutes =
  (series: SeriesOfEvents): Routes =>
  async app => {
    const create = {
      summary: 'Begin a series with the drafts of its dates',
      params,
      body: SeriesCreation,
      response: { 201: PlannedSeries },
    };
    app.post('/organizers/:id/series', { config: planEvents, schema: create }, async (request, reply) => {
      const planned = await series.create({ organizerId: request.params.id, by: userOf(request), ...request.body });
      return reply.code(201).send(tagged(reply, planned));
    });

    const list = { summary: 'Series of an organizer', params, response: { 200: z.object({ items: z.array(PlannedSeriesSummary) }) } };
    app.get('/organizers/:id/series', { config: seeEvents, schema: list }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return { items: await series.list(request.params.id, userOf(request)) };
    });

    const preview = { summary: 'The dates that a rule gives', body: SeriesTiming, response: { 200: SeriesPreview } };
    app.post('/series/dates', { config, schema: preview }, request => series.preview(request.body));

    app.get('/series/:id/plan', { config: seeEvents, schema: { params, response: { 200: PlannedSeries } } }, async (request, reply) =>
      tagged(reply, await series.get({ id: request.params.id, by: userOf(request) })),
    );

    const edit = { summary: 'Change a series and its dates to come', params, body: SeriesChange, response: { 200: PlannedSeries } };
    app.patch('/series/:id/plan', { config: planEvents, schema: edit }, async (request, reply) => {
      const seen = editedVersion(request.headers['if-match']);
      return tagged(reply, await series.edit({ id: request.params.id, by: userOf(request), change: request.body, seen }));
    });

    const remove = { summary: 'Delete a series of drafts', params, response: { 204: z.null() } };
    app.delete('/series/:id/plan', { config: planEvents, schema: remove }, async (request, reply) => {
      await series.remove({ id: request.params.id, by: userOf(request) });
      return reply.code(204).send(null);
    });

    for (const action of actions) {
      const act = { summary: `${action} dates of a series`, params, body: SeriesDates, response: { 200: SeriesOutcome } };
      app.post(`/series/:id/${action}`, { config, schema: act }, request =>
        series.act({ id: request.params.id, by: userOf(request), action, eventIds: request.body.eventIds }),
      );
    }

    const ofDate = params.extend({ eventId: Id.toLowerCase() });
    const reset = { summary: 'Use the series’ sections again', params: ofDate, body: SeriesReset, response: { 200: SeriesDate } };
    app.post('/series/:id/dates/:eventId/reset', { config, schema: reset }, request =>
      series.reset({ ...request.params, by: userOf(request), sections: request.body.sections }),
    );
  };
