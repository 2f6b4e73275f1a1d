import { IdempotencyKey } from '@event-planner/contracts/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse, refuseInput } from '../errors/index.ts';
import type { Keeper, Work } from '../idempotency/index.ts';
import { faultsOfIssue } from './faults.ts';

/**
 * What a caller's Idempotency-Key does on a route. `needed`: without one it is refused, and the same request under the same key gets the answer that was
 * given, for a day. `welcome`: the same for whoever sends one. `by_row`: needed too, and the service itself finds what it wrote under the key, where
 * keeping an answer beside it would cost a purchase two more statements.
 */
export type Idempotency = 'needed' | 'welcome' | 'by_row';

declare module 'fastify' {
  interface FastifyContextConfig {
    idempotency?: Idempotency;
  }
}

export const keyHeader = 'idempotency-key';

/** Gives repetitions the answer of the first. After the body was checked, so that what is no request keeps no key. */
export function answerOnce(app: FastifyInstance, keeper: Keeper): void {
  const works = new WeakMap<FastifyRequest, Work>();
  app.addHook('preHandler', async (request, reply) => {
    const { idempotency } = request.routeOptions.config;
    const key = idempotency === undefined ? undefined : findKey(request);
    if (key === undefined) {
      if (idempotency === 'needed' || idempotency === 'by_row') throw refuseMissing();
      return;
    }
    const caller = callerOf(request);
    if (idempotency === 'by_row' || caller === undefined) return;
    const asked = {
      caller,
      route: `${request.method} ${request.routeOptions.url}`,
      key,
      request: [request.url, JSON.stringify(request.body ?? null)],
    };
    const begun = await keeper.begin(asked);
    if ('work' in begun) return void works.set(request, begun.work);
    const { status, type, body } = begun.answer;
    return reply.code(status).type(type).header('idempotency-replayed', 'true').send(Buffer.from(body));
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const work = works.get(request);
    if (!work) return payload;
    works.delete(request);
    const isText = typeof payload === 'string' || payload === undefined || payload === null;
    await work.answered({
      status: isText ? reply.statusCode : 500,
      type: String(reply.getHeader('content-type') ?? 'application/json'),
      body: isText ? ((payload as string | null) ?? '') : '',
    });
    return payload;
  });
}

/** The caller's own name for this request, on a route that needs one. */
export function idempotencyKeyOf(request: Pick<FastifyRequest, 'headers'>): string {
  const key = findKey(request);
  if (key === undefined) throw refuseMissing();
  return key;
}

const refuseMissing = () => refuse('idempotency_key_missing', 'send an Idempotency-Key of your own, so that this can be repeated safely');

function findKey({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const given = headers[keyHeader];
  if (given === undefined) return undefined;
  const { data, error } = IdempotencyKey.safeParse(given);
  if (error)
    throw refuseInput(
      error.issues.flatMap(issue => faultsOfIssue(issue, ['headers', keyHeader])),
      { cause: error },
    );
  return data;
}

/** Undefined for strangers, who have no name under which anything could be kept for them alone. */
function callerOf({ caller, headers }: FastifyRequest): string | undefined {
  if (caller.kind === 'user') return `user ${caller.user.sub}`;
  if (caller.kind === 'key') return `key ${caller.user.sub}`;
  if (caller.kind === 'service') return `service ${caller.name}`;
  return typeof headers['x-cart'] === 'string' ? `cart ${headers['x-cart']}` : undefined;
}
