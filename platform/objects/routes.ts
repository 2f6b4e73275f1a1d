import { type FastifyPluginAsyncZod, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refuse } from '../errors/index.ts';
import { isSigned } from './signing.ts';
import type { Objects } from './types.ts';

export interface ObjectRoutesOptions {
  readonly buckets: ReadonlyMap<string, Objects>;
  readonly secret: string;
  readonly now: () => Date;
}

const Params = z.strictObject({ bucket: z.string().max(100) });
const Query = z.strictObject({
  key: z.string().max(500),
  until: z.coerce.number().int(),
  signature: z.string().max(100),
  as: z.string().max(200).optional(),
});

/** Serves objects to whoever has a link that is signed and not over. Browsers may show them, never run them. */
export const objectRoutes =
  ({ buckets, secret, now }: ObjectRoutesOptions): FastifyPluginAsyncZod =>
  async app => {
    app.setValidatorCompiler(validatorCompiler);
    app.get(
      '/:bucket',
      { config: { access: 'anyone' }, schema: { params: Params, querystring: Query, hide: true } },
      async ({ params, query }, reply) => {
        const grant = { bucket: params.bucket, key: query.key, expiresAtSeconds: query.until, downloadAs: query.as };
        if (!isSigned(secret, grant, query.signature) || query.until * 1000 <= now().getTime())
          throw refuse('forbidden', 'this link is not valid any more: ask for a new one');
        const object = await buckets.get(params.bucket)?.find(query.key);
        if (!object) throw refuse('not_found', 'this file is gone');
        const disposition = query.as === undefined ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(query.as)}`;
        return reply
          .type(object.contentType)
          .headers({
            'content-disposition': disposition,
            'content-security-policy': "default-src 'none'; sandbox",
            'x-content-type-options': 'nosniff',
            'cache-control': 'private, no-store',
          })
          .send(object.body);
      },
    );
  };
