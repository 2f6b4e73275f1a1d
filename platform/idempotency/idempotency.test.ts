import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineService, gb } from '@event-planner/model';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { refuse } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import { defineServiceApp } from '../service/index.ts';
import { person, testService, type TestService } from '../testing/index.ts';

const manifest = defineService({
  name: 'bakery',
  port: 9001,
  routes: ['/loaves'],
  database: { storage: gb(1), replicas: 0, connectionsPerTask: 5 },
  compute: { cpu: 1, memory: gb(1), tasks: [1, 1] },
});
const noMigrations = pathToFileURL(mkdtempSync(join(tmpdir(), 'no-migrations-')));

/** Bakes one loaf for each time its handler runs, as the test says. */
async function testBakery(bake: () => Promise<object> | object, beside?: TestService) {
  const order = { body: z.strictObject({ kind: z.string(), size: z.int().optional() }), response: { 201: z.any() } };
  const app = defineServiceApp({
    manifest,
    migrations: noMigrations,
    createApp: async () => ({
      routes: [
        async routes => {
          routes.post('/loaves', { config: { access: 'user', idempotency: 'needed' }, schema: order }, async (_request, reply) =>
            reply.code(201).send(await bake()),
          );
          routes.post('/rolls', { config: { access: 'user', idempotency: 'welcome' }, schema: order }, async (_request, reply) =>
            reply.code(201).send(await bake()),
          );
        },
      ],
      subscribers: {},
      jobs: {},
    }),
  });
  const service = await testService(app, beside ? { beside } : {});
  const post = async (key: string | undefined, body: object = { kind: 'rye' }, { path = '/loaves', by = 'Ada' } = {}) =>
    service.inject({
      method: 'POST',
      url: `/api${path}`,
      headers: { ...(await service.asUser(person(by))), ...(key !== undefined && { 'idempotency-key': key }) },
      payload: body,
    });
  return { service, post, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() };
}

/** Counts, and holds everybody up until it is opened. */
function oven() {
  let baked = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  return {
    open: resolve,
    /** Resolves when somebody is at it. */
    entered: entered.promise,
    count: () => baked,
    async bake() {
      baked += 1;
      const loaf = baked;
      entered.resolve();
      await promise;
      return { loaf };
    },
  };
}

test('a hundred identical requests at once do it once and are answered alike', async () => {
  const { bake, open, entered, count } = oven();
  await using bakery = await testBakery(bake);
  const key = newId();
  const asked = Array.from({ length: 100 }, () => bakery.post(key));
  await entered;
  open();
  const answers = await Promise.all(asked);
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`))).toEqual(new Set(['201 {"loaf":1}']));
  expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(99);
  expect(count()).toBe(1);
});

test('two processes do it once: whoever comes second finds the answer of the first', async () => {
  const first = oven();
  const second = oven();
  second.open();
  await using one = await testBakery(first.bake);
  await using other = await testBakery(second.bake, one.service);
  const key = newId();
  const answer = one.post(key);
  await first.entered;
  const repeated = other.post(key);
  first.open();
  expect((await repeated).json()).toEqual((await answer).json());
  expect(second.count()).toBe(0);
});

test('another body, another order of the same fields, another caller, another route', async () => {
  const { bake, open } = oven();
  open();
  await using bakery = await testBakery(bake);
  const key = newId();
  expect((await bakery.post(key, { kind: 'rye', size: 2 })).json()).toEqual({ loaf: 1 });
  expect((await bakery.post(key, { size: 2, kind: 'rye' })).json()).toEqual({ loaf: 1 });
  expect((await bakery.post(key, { kind: 'rye', size: 3 })).json()).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
  expect((await bakery.post(key, { kind: 'rye', size: 2 }, { by: 'Grace' })).json()).toEqual({ loaf: 2 });
  expect((await bakery.post(key, { kind: 'rye', size: 2 }, { path: '/rolls' })).json()).toEqual({ loaf: 3 });
});

test('what was refused, or failed, did nothing, and is decided again', async () => {
  const answers = [refuse('rate_limited', 'the oven is full'), new Error('the oven broke'), { loaf: 3 }];
  await using bakery = await testBakery(() => {
    const [next] = answers.splice(0, 1);
    if (next instanceof Error) throw next;
    return next as object;
  });
  const key = newId();
  const statuses = [];
  for (let at = 0; at < 4; at++) statuses.push((await bakery.post(key)).statusCode);
  expect(statuses).toEqual([429, 500, 201, 201]);
});

test('a process that died over a request is followed by a repetition, once its time is over', async () => {
  const { bake, entered } = oven();
  const second = oven();
  second.open();
  const dying = await testBakery(bake);
  await using other = await testBakery(second.bake, dying.service);
  const key = newId();
  void dying.post(key);
  await entered;
  other.service.clock.advance(31);
  expect((await other.post(key)).json()).toEqual({ loaf: 1 });
  const { rows } = await dying.service.pool.query('select answer is null as open from kept_answers');
  expect(rows).toEqual([{ open: false }]);
  await dying[Symbol.asyncDispose]();
});

test('an answer is kept for a day, and then the key is as good as new', async () => {
  const { bake, open } = oven();
  open();
  await using bakery = await testBakery(bake);
  const key = newId();
  await bakery.post(key);
  bakery.service.clock.advance(24 * 3600);
  await bakery.service.running.runJob('forget-answers');
  expect((await bakery.post(key)).json()).toEqual({ loaf: 1 });
  bakery.service.clock.advance(1);
  // The job runs once an hour: what it has not come to yet does not count either.
  expect((await bakery.post(key, { kind: 'wheat' })).json()).toEqual({ loaf: 2 });
  bakery.service.clock.advance(25 * 3600);
  await bakery.service.running.runJob('forget-answers');
  expect((await bakery.service.pool.query('select from kept_answers')).rowCount).toBe(0);
});

test('whoever reads the database reads neither key, caller nor answer', async () => {
  await using bakery = await testBakery(() => ({ secret: 'a-secret-of-the-oven' }));
  const key = newId();
  await bakery.post(key);
  const { rows } = await bakery.service.pool.query('select k::text as row, encode(answer, $1) as answer from kept_answers k', ['escape']);
  const text = JSON.stringify(rows);
  for (const word of [key, person('Ada').sub, 'a-secret-of-the-oven']) expect(text).not.toContain(word);
});

test('a route that needs a key refuses to go without, and what is no key', async () => {
  const { bake, open, count } = oven();
  open();
  await using bakery = await testBakery(bake);
  expect((await bakery.post(undefined)).json()).toMatchObject({ status: 400, code: 'idempotency_key_missing' });
  for (const wrong of ['', 'short', 'with space', 'x'.repeat(129)])
    expect((await bakery.post(wrong)).json()).toMatchObject({ status: 400, code: 'invalid_request' });
  expect(count()).toBe(0);
  expect((await bakery.post(undefined, { kind: 'rye' }, { path: '/rolls' })).statusCode).toBe(201);
});

test('the description of the API says where a key is needed', async () => {
  await using bakery = await testBakery(() => ({}));
  const { paths } = (await bakery.service.inject({ url: '/openapi.json' })).json<{
    paths: Record<string, { post: { parameters: { name: string; required: boolean; schema: object }[] } }>;
  }>();
  const keyOf = (path: string) => paths[path]?.post.parameters.find(({ name }) => name === 'idempotency-key');
  expect(keyOf('/api/loaves')).toMatchObject({ required: true, schema: { minLength: 8, maxLength: 128 } });
  expect(keyOf('/api/rolls')).toMatchObject({ required: false });
});
