import { Id } from '@event-planner/contracts/http';
import { Erasure, Erasures } from '@event-planner/contracts/privacy';
import { deviceOf, type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Erasures as Service } from './service.ts';

const config = { access: 'user' } as const;

export const erasureRoutes =
  (erasures: Service): Routes =>
  async app => {
    app.post('/auth/erasures', { config, schema: { response: { 202: Erasure } } }, async (request, reply) =>
      reply.code(202).send(await erasures.ask(userOf(request), deviceOf(request))),
    );
    app.get('/auth/erasures', { config, schema: { response: { 200: Erasures } } }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return erasures.find(userOf(request));
    });
    const undo = { params: z.object({ id: Id }), response: { 200: Erasure } };
    app.post('/auth/erasures/:id/undo', { config, schema: undo }, request =>
      erasures.undo(userOf(request), request.params.id, deviceOf(request)),
    );
  };
