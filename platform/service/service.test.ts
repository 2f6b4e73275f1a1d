import { authAudited } from '@event-planner/contracts/audit';
import { paymentCompleted, bookingConfirmed } from '@event-planner/contracts/messages';
import { defineService, gb, minutes, on } from '@event-planner/model';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { testService } from '../testing/index.ts';
import { type AnyService, type Context, defineServiceApp } from './index.ts';

const echo = defineService({
  name: 'echo',
  port: 9001,
  routes: ['/echo'],
  database: { storage: gb(1), replicas: 0, connectionsPerTask: 5 },
  publishes: [paymentCompleted],
  calls: ['event'],
  secrets: ['one-key'],
  jobs: { sweep: { schedule: '0 0 1 1 *', timeout: minutes(1) } },
  compute: { cpu: 1, memory: gb(1), tasks: [1, 1] },
});

const noMigrations = pathToFileURL(mkdtempSync(join(tmpdir(), 'no-migrations-')));
const paid = {
  paymentId: '00000000-0000-8000-8000-000000000001',
  bookingId: '00000000-0000-8000-8000-000000000002',
  amountMinor: 1,
  currency: 'EUR',
};

/** A service whose one route does what the test says, so that what the compiler forbids can still be tried at run time. */
const doing = (use: (context: Context<typeof echo>) => Promise<unknown>): AnyService =>
  defineServiceApp({
    manifest: echo,
    migrations: noMigrations,
    createApp: async (context: Context<typeof echo>) => ({
      routes: [
        async app => {
          app.get('/echo', { config: { access: 'anyone' } }, async () => ({ answer: (await use(context)) ?? null }));
        },
      ],
      subscribers: {},
      jobs: { sweep: async () => undefined },
    }),
  });

const erased = (context: Context<typeof echo>) => context as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>;

test.each<[string, (context: Context<typeof echo>) => Promise<unknown>]>([
  ['a message', context => context.db.transaction(tx => erased(context)['publish']!(tx, bookingConfirmed, {}))],
  ['a call', context => erased(context)['call']!('auth', { path: '/me', response: z.unknown() })],
  ['a cache entry', async context => erased(context)['cache']!('page', z.string())],
  ['a bucket', async context => erased(context)['objects']!('pictures')],
  ['a secret', async context => erased(context)['secret']!('another-key')],
  ['the end of a session', context => context.tokens.endSessions([paid.bookingId])],
  ['an audit', context => context.db.transaction(tx => erased(context)['audit']!(tx, { by: { kind: 'anyone' } }))],
  ['mail', async context => erased(context)['mailer']],
])('%s that the manifest does not declare is refused at run time, and nothing is announced', async (_, use) => {
  let refusal: unknown;
  await using service = await testService(doing(context => use(context).catch((error: unknown) => void (refusal = error))));
  await service.inject({ url: '/api/echo' });
  expect(String(refusal)).toMatch(/services\/echo\/manifest\.ts|does not publish|auth's alone/);
  expect(await service.published(paymentCompleted)).toEqual([]);
});

test('what is announced in a transaction that rolls back was never said', async () => {
  await using service = await testService(
    doing(async context => {
      await context.db.transaction(tx => context.publish(tx, paymentCompleted, paid));
      await context.db
        .transaction(async tx => {
          await context.publish(tx, paymentCompleted, { ...paid, amountMinor: 2 });
          throw new Error('no');
        })
        .catch(() => undefined);
    }),
  );
  await service.inject({ url: '/api/echo' });
  expect(await service.published(paymentCompleted)).toEqual([paid]);
});

test('who changed what is said with when, from where and in which request', async () => {
  const changed = { by: { kind: 'anyone' }, action: 'echo.heard', of: { kind: 'echo', id: '1' }, after: { loud: true } } as const;
  const audited = defineService({ ...echo, publishes: [authAudited] });
  await using service = await testService(
    defineServiceApp({
      manifest: audited,
      migrations: noMigrations,
      createApp: async (context: Context<typeof audited>) => ({
        routes: [
          async app => {
            app.get('/echo', { config: { access: 'anyone' } }, () => context.db.transaction(tx => context.audit(tx, changed)));
          },
        ],
        subscribers: {},
        jobs: { sweep: async () => undefined },
      }),
    }),
  );
  const headers = {
    'x-correlation-id': 'this-request',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  };
  await service.inject({ url: '/api/echo', headers });
  expect(await service.published(authAudited)).toEqual([
    expect.objectContaining({
      ...changed,
      before: null,
      correlationId: 'this-request',
      from: { network: '127.0.0.1', device: 'Firefox on Linux' },
    }),
  ]);
});

const asking = (answers: Parameters<typeof testService>[1]) =>
  testService(
    doing(context => context.call('event', { path: '/events/x', response: z.object({ name: z.string() }) })),
    answers,
  );

test('the answer of another service is checked by its schema', async () => {
  await using service = await asking({ answers: { event: () => ({ status: 200, body: { name: 'Opera', extra: 1 } }) } });
  expect((await service.inject({ url: '/api/echo' })).json()).toEqual({ answer: { name: 'Opera' } });
});

test('another service’s refusal comes through, its failures and silence become "unavailable"', async () => {
  const problem = { type: 'x', title: 'x', status: 404, code: 'event_not_found', detail: 'no event x', correlationId: 'r' };
  await using refused = await asking({ answers: { event: () => ({ status: 404, body: problem }) } });
  expect((await refused.inject({ url: '/api/echo' })).json()).toMatchObject({ status: 404, code: 'event_not_found' });
  await using broken = await asking({ answers: { event: () => ({ status: 500, body: { oops: 'stack' } }) } });
  expect((await broken.inject({ url: '/api/echo' })).json()).toMatchObject({ status: 503, code: 'unavailable' });
  await using silent = await asking({});
  expect((await silent.inject({ url: '/api/echo' })).statusCode).toBe(503);
});

test('a service without a handler for what it hears, or a job it declares, does not start', async () => {
  const deaf = defineServiceApp({
    manifest: { ...echo, subscribes: [on(bookingConfirmed)] },
    migrations: noMigrations,
    createApp: async () => ({ routes: [], subscribers: {} as never, jobs: { sweep: async () => undefined } }),
  });
  await expect(testService(deaf)).rejects.toThrow('booking.confirmed.v1');
  const idle = defineServiceApp({
    manifest: echo,
    migrations: noMigrations,
    createApp: async () => ({ routes: [], subscribers: {}, jobs: {} as never }),
  });
  await expect(testService(idle)).rejects.toThrow('sweep');
});

test('a service holds as many connections as its manifest says, or as few as its host has for it', async () => {
  const most = async (host: { readonly maxConnections?: number }) => {
    let held: number | undefined;
    await using service = await testService(
      doing(async ({ db }) => void (held = db.pool.options.max)),
      host,
    );
    await service.inject({ url: '/api/echo' });
    return held;
  };
  expect(await most({})).toBe(5);
  expect(await most({ maxConnections: 2 })).toBe(2);
});
