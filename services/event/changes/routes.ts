import { Id } from '@event-planner/contracts/http';
import { PostponeForm } from '@event-planner/contracts/postponement';
import { etagOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Changes, OrganizerAction } from './service.ts';

const actions: readonly OrganizerAction[] = ['publish', 'cancel'];

/** Where the event now stands. */
const Changed = z.object({ id: Id, version: z.int() });

export const changeRoutes =
  (changes: Changes): Routes =>
  async app => {
    const schema = { params: z.object({ id: Id }), response: { 200: Changed } };
    for (const action of actions) {
      app.post(`/events/:id/${action}`, { config: { access: 'user' }, schema }, async (request, reply) => {
        const { id, version } = await changes.act(request.params.id, userOf(request), action);
        reply.header('etag', etagOf(version));
        return { id, version };
      });
    }

    app.post(
      '/events/:id/postpone',
      { config: { access: 'user' }, schema: { ...schema, body: PostponeForm.nullish() } },
      async (request, reply) => {
        const { id, version } = await changes.postpone(request.params.id, userOf(request), request.body ?? {});
        reply.header('etag', etagOf(version));
        return { id, version };
      },
    );
  };
