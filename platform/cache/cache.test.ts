import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../telemetry/index.ts';
import { eventually } from '../testing/eventually.ts';
import { cacheConforms } from './cache.conformance.ts';
import { createMemoryCache, createRedisCache } from './index.ts';

const log = createLogger({ service: 'test', level: 'silent' });

describe('in memory', () => {
  const shared = createMemoryCache();
  cacheConforms(async () => shared);

  test('it is bounded: the longest unused value goes first', async () => {
    const small = createMemoryCache({ maxEntries: 2 });
    await small.set('a', 1, 60);
    await small.set('b', 2, 60);
    await small.get('a');
    await small.set('c', 3, 60);
    expect([await small.get('a'), await small.get('b'), await small.get('c')]).toEqual([1, undefined, 3]);
  });
});

const isInstalled = process.env['REDIS_URL'] !== undefined || spawnSync('redis-server', ['--version']).status === 0;

describe.skipIf(!isInstalled)(
  `over the Redis protocol${isInstalled ? '' : ' (skipped: neither REDIS_URL nor a redis-server is here)'}`,
  () => {
    let server: ChildProcess | undefined;
    let url = process.env['REDIS_URL'] ?? '';
    beforeAll(async () => {
      if (url !== '') return;
      const port = await freePort();
      url = `redis://127.0.0.1:${port}`;
      server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
        stdio: 'ignore',
      });
      const probe = createRedisCache({ url, log });
      await eventually(() => probe.ping());
      await probe.close();
    });
    afterAll(() => void server?.kill());
    cacheConforms(async () => {
      const cache = createRedisCache({ url, log });
      await eventually(() => cache.ping());
      return cache;
    });
  },
);

test('while Redis is away reads miss, writes do nothing, and who must not guess is told so', async () => {
  const cache = createRedisCache({ url: `redis://127.0.0.1:${await freePort()}`, log });
  expect(await cache.get('a')).toBeUndefined();
  await cache.set('a', 1, 60);
  await cache.delete('a');
  await cache.publish('a', 1);
  await expect(cache.increment('a', 60)).rejects.toMatchObject({ code: 'unavailable' });
  await expect(cache.lock('a', 60)).rejects.toMatchObject({ code: 'unavailable' });
  await cache.close();
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
  });
}
