import { Block, BlockForm, BlockList, BlockRelease } from '@event-planner/contracts/block';
import { Id } from '@event-planner/contracts/http';
import { type Routes, userOf } from '@event-planner/platform/http';
import { z } from 'zod';
import type { Blocks } from './service.ts';

const config = { access: 'user' } as const;
const ofEvent = z.object({ eventId: Id });
const ofBlock = z.object({ eventId: Id, blockId: Id });
const nothing = z.undefined();

export const blockRoutes =
  (blocks: Blocks): Routes =>
  async app => {
    const list = { summary: 'What the team keeps back', params: ofEvent, response: { 200: BlockList } };
    app.get('/bookings/events/:eventId/blocks', { config, schema: list }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return { items: await blocks.list({ ...request.params, by: userOf(request) }) };
    });

    const create = { summary: 'Take places out of sale, all or none', params: ofEvent, body: BlockForm, response: { 201: Block } };
    app.post(
      '/bookings/events/:eventId/blocks',
      { config: { ...config, idempotency: 'welcome' }, schema: create },
      async (request, reply) => reply.code(201).send(await blocks.create({ ...request.params, by: userOf(request) }, request.body)),
    );

    const remove = { summary: 'Give a block back', params: ofBlock, response: { 204: nothing } };
    app.delete('/bookings/events/:eventId/blocks/:blockId', { config, schema: remove }, async (request, reply) => {
      const { eventId, blockId: id } = request.params;
      await blocks.remove({ eventId, id, by: userOf(request) });
      return reply.code(204).send();
    });

    const release = {
      summary: 'Give some seats of a block back; 204 when nothing is left of it',
      params: ofBlock,
      body: BlockRelease,
      response: { 200: Block, 204: nothing },
    };
    app.post('/bookings/events/:eventId/blocks/:blockId/releases', { config, schema: release }, async (request, reply) => {
      const { eventId, blockId: id } = request.params;
      const left = await blocks.releaseSeats({ eventId, id, by: userOf(request) }, request.body.seats);
      return left ? reply.send(left) : reply.code(204).send();
    });
  };
