import { Id, Minor } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { refuse } from '../errors.ts';
import { etagOf, namesTag } from '../etag.ts';
import type { Changes, OrganizerAction } from './service.ts';

const actions: readonly OrganizerAction[] = ['publish', 'postpone', 'cancel'];

/** Where the event now stands; its tag is what the next edit has to name. */
const Changed = z.object({ id: Id, version: z.int() });

const answer = (reply: FastifyReply, { id, version }: z.infer<typeof Changed>): z.infer<typeof Changed> => {
  reply.header('etag', etagOf(version));
  return { id, version };
};

export const changeRoutes =
  (changes: Changes): Routes =>
  async app => {
    const config = { access: 'organizer' } as const;
    for (const action of actions) {
      app.post(
        `/events/:id/${action}`,
        { config, schema: { params: z.object({ id: Id }), response: { 200: Changed } } },
        async (request, reply) => answer(reply, await changes.act(request.params.id, userOf(request), action)),
      );
    }

    const price = {
      params: z.object({ id: Id, ticketTypeId: Id }),
      body: z.strictObject({ priceMinor: Minor }),
      response: { 200: Changed },
    };
    app.patch('/events/:id/ticket-types/:ticketTypeId', { config, schema: price }, async (request, reply) => {
      const seen = request.headers['if-match'];
      if (seen === undefined) throw refuse('version_missing', 'send the ETag of the event you are changing as If-Match');
      const { id, ticketTypeId } = request.params;
      const sawVersion = (version: number) => namesTag(seen, etagOf(version));
      return answer(reply, await changes.changePrice({ eventId: id, ticketTypeId, ...request.body, by: userOf(request), sawVersion }));
    });
  };
