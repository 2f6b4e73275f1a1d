import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refuse } from '../errors/index.ts';

const Health = z.object({ service: z.string(), status: z.literal('ok') });

/** `/health` says the process lives; `/health/ready` that it can do its work, with every dependency asked. */
export const healthRoutes =
  (service: string, ready: () => Promise<void>): FastifyPluginAsyncZod =>
  async app => {
    const ok = { service, status: 'ok' } as const;
    app.get('/health', { config: { access: 'anyone' }, schema: { hide: true, response: { 200: Health } } }, () => ok);
    app.get('/health/ready', { config: { access: 'anyone' }, schema: { hide: true, response: { 200: Health } } }, async () => {
      await ready().catch((cause: unknown) => {
        throw refuse('unavailable', `${service} is not ready`, { cause });
      });
      return ok;
    });
  };
