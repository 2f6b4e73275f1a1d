import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Access } from './access.ts';

const secured = (access: Access | undefined): readonly Record<string, readonly string[]>[] => {
  if (access === undefined || access === 'anyone') return [];
  return access === 'service' ? [{ service: [] }] : [{ user: [] }];
};

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
          service: { type: 'http', scheme: 'bearer', description: 'A token one service mints for another; people cannot get one' },
        },
      },
    },
    transform: input => {
      const { schema, url } = jsonSchemaTransform(input);
      const access = input.route.config?.access;
      return { url, schema: { ...schema, tags: [service], security: secured(access), 'x-access': access } };
    },
  });
  app.get('/openapi.json', { config: { access: 'anyone' }, schema: { hide: true } }, () => app.swagger());
}
