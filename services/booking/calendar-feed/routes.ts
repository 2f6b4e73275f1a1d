import { CalendarAddress, CalendarAddressForm, CalendarAddressState } from '@event-planner/contracts/booking';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { CalendarFeed } from './service.ts';

const user = { access: 'user' } as const;
const privately = 'private, no-store';

export const calendarFeedRoutes =
  (feed: CalendarFeed): Routes =>
  async app => {
    app.post(
      '/bookings/calendar',
      {
        config: user,
        schema: {
          summary: 'A secret address of the caller’s own calendar, told this once',
          body: CalendarAddressForm,
          response: { 201: CalendarAddress },
        },
      },
      async (request, reply) =>
        reply
          .code(201)
          .header('cache-control', privately)
          .send(await feed.create(userOf(request), request.body)),
    );

    app.get(
      '/bookings/calendar',
      { config: user, schema: { summary: 'Whether the caller has a calendar address', response: { 200: CalendarAddressState } } },
      request => feed.find(userOf(request).sub),
    );

    app.delete(
      '/bookings/calendar',
      { config: user, schema: { summary: 'Revoke the caller’s calendar address', response: { 204: z.null() } } },
      async (request, reply) => {
        await feed.revoke(userOf(request));
        return reply.code(204).send(null);
      },
    );

    const params = z.object({ token: z.string().regex(/^[\w-]{43}$/, 'must be a token that was given out') });
    app.get(
      '/bookings/calendar/:token.ics',
      { config: { access: 'anyone' }, schema: { summary: 'Bookings to come of whom the token belongs to, for calendar programs', params } },
      async (request, reply) =>
        reply
          .header('cache-control', privately)
          .type('text/calendar; charset=utf-8')
          .send(await feed.read(request.params.token)),
    );
  };
