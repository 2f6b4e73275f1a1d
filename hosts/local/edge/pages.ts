import type { System } from '@event-planner/model';
import { problemType, refuse, toProblem } from '@event-planner/platform/errors';
import type { Routes } from '@event-planner/platform/http';
import { type Mailbox, mailboxRoutes } from '@event-planner/platform/mail';
import { describeApi, describeErrors, referenceHeaders, style } from '@event-planner/platform/reference';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { objectsPath } from '../stores/objects.ts';
import { refusalsOf } from '../reference/errors.ts';
import { type Describe, mergeDocuments } from '../reference/openapi.ts';
import type { Upstream } from './upstream.ts';

export interface PagesOptions {
  readonly system: System;
  readonly upstream: (service: string) => Upstream | undefined;
  /** Undefined when mail is really sent. */
  readonly mailbox: Mailbox | undefined;
  /** Answers whoever has a link to an object. */
  readonly objects: Routes;
}

/** What the edge answers itself. */
export async function createPages(options: PagesOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    // A path that cannot be decoded: the framework would answer in a format of its own.
    frameworkErrors(_error, request, reply) {
      const problem = toProblem(
        refuse('invalid_request', 'the path is not percent-encoded UTF-8, or a part of it is too long'),
        String(request.headers['x-correlation-id']),
      );
      void (reply as FastifyReply).code(problem.status).type(problemType).send(JSON.stringify(problem));
    },
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, String(request.headers['x-correlation-id']));
    return reply.code(problem.status).type(problemType).send(JSON.stringify(problem));
  });
  app.setNotFoundHandler(request => {
    throw refuse('not_found', `there is nothing at ${request.method} ${request.url.slice(0, 200)}`);
  });
  healthPages(app, options);
  referencePages(app, options);
  await app.register(options.objects, { prefix: objectsPath(options.system) });
  if (options.mailbox) await app.register(mailboxRoutes(options.mailbox));
  await app.ready();
  return app;
}

/** `/health` says that the edge lives; `/health/ready` that every service behind it can do its work. */
function healthPages(app: FastifyInstance, { system, upstream }: PagesOptions): void {
  const { path } = system.edge.health;
  app.get(path, () => ({ status: 'ok' }));
  app.get(`${path}/ready`, async (_, reply) => {
    const states = await Promise.all(system.services.map(async ({ name }) => [name, await stateOf(upstream(name))] as const));
    const ready = states.every(([, state]) => state === 'ok');
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', services: Object.fromEntries(states) });
  });
}

async function stateOf(service: Upstream | undefined): Promise<'ok' | 'unavailable'> {
  const answer = await service?.ask('/health/ready').catch(() => undefined);
  return answer?.status === 200 ? 'ok' : 'unavailable';
}

/** The API as a document for programs and as pages for people, both made from what the services say about themselves. */
function referencePages(app: FastifyInstance, { system, upstream }: PagesOptions): void {
  const describe: Describe = async name => {
    const answer = await upstream(name)
      ?.ask('/openapi.json')
      .catch(() => undefined);
    return answer?.status === 200 ? JSON.parse(answer.body) : undefined;
  };
  const document = () => mergeDocuments(system, describe);
  const { apiPrefix, title } = system;
  const docs = `${apiPrefix}/docs`;
  const links = { api: docs, errors: `${docs}/errors`, document: `${apiPrefix}/openapi.json`, style: `${docs}/style.css` };
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith(links.api)) void reply.headers(referenceHeaders);
  });
  app.get(links.document, document);
  app.get(links.api, async (_, reply) => reply.type('text/html').send(describeApi(await document(), links)));
  app.get(links.errors, async (_, reply) =>
    reply.type('text/html').send(describeErrors({ title, links, refusals: await refusalsOf(system) })),
  );
  app.get(links.style, (_, reply) => reply.type('text/css').send(style));
}
