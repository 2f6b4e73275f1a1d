import { contentTagOf, namesTag } from '@event-planner/platform/http';
import type { Routes } from '@event-planner/platform/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Reference } from '../reference.ts';
import { type Calendars, maxAgeSeconds } from './service.ts';

/** Programs ask again and again: the same bytes are sent once. */
function send(reply: FastifyReply, text: string) {
  const etag = contentTagOf(text);
  reply.header('etag', etag).header('cache-control', `public, max-age=${maxAgeSeconds}`);
  return namesTag(reply.request.headers['if-none-match'], etag)
    ? reply.code(304).send()
    : reply.type('text/calendar; charset=utf-8').send(text);
}

export const calendarRoutes =
  (calendars: Calendars): Routes =>
  async app => {
    const config = { access: 'anyone' } as const;
    app.get(
      '/events/:event/calendar.ics',
      { config, schema: { summary: 'The event as a calendar entry', params: z.object({ event: Reference }) } },
      async (request, reply) => send(reply, await calendars.ofEvent(request.params.event)),
    );
    app.get(
      '/organizers/:organizer/calendar.ics',
      { config, schema: { summary: 'What an organizer puts on, for calendar programs', params: z.object({ organizer: Reference }) } },
      async (request, reply) => send(reply, await calendars.ofOrganizer(request.params.organizer)),
    );
    app.get(
      '/series/:series/calendar.ics',
      { config, schema: { summary: 'The dates of a series, for calendar programs', params: z.object({ series: Reference }) } },
      async (request, reply) => send(reply, await calendars.ofSeries(request.params.series)),
    );
  };
