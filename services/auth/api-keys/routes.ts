import { ApiKeyForm, ApiKeyList, KeyCheck, KeyChecked, NewApiKey } from '@event-planner/contracts/api-keys';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { ApiKeys } from './service.ts';

const config = { access: 'user' } as const;
const params = z.object({ organizerId: Id });

export const apiKeyRoutes =
  (keys: ApiKeys): Routes =>
  async app => {
    const path = '/auth/organizers/:organizerId/api-keys';
    const list = { summary: 'API keys of an organizer', params, response: { 200: ApiKeyList } };
    app.get(path, { config, schema: list }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return { items: await keys.list({ ...request.params, by: userOf(request) }) };
    });

    const create = { summary: 'A new API key, shown this once', params, body: ApiKeyForm, response: { 201: NewApiKey } };
    app.post(path, { config, schema: create }, async (request, reply) => {
      reply.code(201).header('cache-control', 'no-store');
      return keys.create({ ...request.params, by: userOf(request) }, request.body);
    });

    const revoke = { summary: 'Revokes an API key', params: params.extend({ id: Id }), response: { 204: z.null() } };
    app.delete(`${path}/:id`, { config, schema: revoke }, async (request, reply) => {
      await keys.revoke({ ...request.params, by: userOf(request) });
      return reply.code(204).send(null);
    });

    const check = { summary: 'What a key may do, for services', body: KeyCheck, response: { 200: KeyChecked } };
    app.post('/auth/api-keys/checks', { config: { access: 'service' }, schema: check }, async request => ({
      key: await keys.check(request.body.hash),
    }));
  };
