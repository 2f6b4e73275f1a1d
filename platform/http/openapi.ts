import swagger from '@fastify/swagger';
import type { FastifyContextConfig, FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { IdempotencyKey } from '@event-planner/contracts/http';
import { z } from 'zod';
import { type Idempotency, keyHeader } from './idempotency.ts';

const secured = ({ access, scope }: FastifyContextConfig): readonly Record<string, readonly string[]>[] => {
  if (access === undefined || access === 'anyone') return [];
  if (access === 'service') return [{ service: [] }];
  return [{ user: [] }, ...(scope === undefined ? [] : [{ apiKey: [scope] }])];
};

interface Headers {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

const { $schema: _dialect, ...shape } = z.toJSONSchema(IdempotencyKey);
const keySchema = {
  ...shape,
  description:
    'Of the caller’s own. The same request under the same key is done once, and answered alike for a day; another one is refused.',
};

/** A route's headers and the Idempotency-Key, where it takes one. */
function withKey(schema: { readonly headers?: unknown } | undefined, idempotency: Idempotency | undefined): { readonly headers?: Headers } {
  if (idempotency === undefined) return {};
  const { properties = {}, required = [] } = (schema?.headers ?? {}) as Headers;
  const isNeeded = idempotency !== 'welcome';
  return {
    headers: {
      ...(schema?.headers ?? { type: 'object' }),
      properties: { ...properties, [keyHeader]: keySchema },
      required: [...required, ...(isNeeded ? [keyHeader] : [])],
    },
  };
}

/** OpenAPI 3.1 made from the routes themselves: their schemas, who may call them, and problem+json for refusals. */
export async function describeApi(
  app: FastifyInstance,
  { service, title }: { readonly service: string; readonly title: string },
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, version: '1.0.0' },
      tags: [{ name: service }],
      components: {
        securitySchemes: {
          user: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token from POST /api/auth/login' },
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'ep_live_…',
            description:
              'An API key of an organizer, for programs: sent as "Authorization: Bearer ep_live_…". It may do what its scopes say, of its own organizer alone, and only on routes that name a scope.',
          },
          service: { type: 'http', scheme: 'bearer', description: 'A token one service mints for another; people cannot get one' },
        },
      },
    },
    transform: input => {
      const { schema, url } = jsonSchemaTransform(input);
      const config: FastifyContextConfig = input.route.config ?? {};
      const { access, scope, idempotency } = config;
      return {
        url,
        schema: {
          ...schema,
          ...withKey(schema, idempotency),
          tags: [service],
          security: secured(config),
          'x-access': access,
          ...(scope !== undefined && { 'x-scope': scope }),
        },
      };
    },
  });
  app.get('/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, () => app.swagger());
}
