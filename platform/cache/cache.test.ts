import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../telemetry/index.ts';
import { eventually } from '../testing/eventually.ts';
import { cacheConforms } from './cache.conformance.ts';
import { connectRedis } from './connect-redis.ts';
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

describe.skipIf(!isInstalled)('a cluster behind TLS with a token', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cache-test-'));
  let server: ChildProcess | undefined;
  let url = '';
  const token = 'a token of many characters';

  beforeAll(async () => {
    // Its own authority, which this process trusts from here on.
    const made = spawnSync('openssl', [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'.split(' '),
      '-addext',
      'subjectAltName=DNS:localhost,IP:127.0.0.1',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'certificate.pem'),
    ]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    setDefaultCACertificates([...getCACertificates('default'), readFileSync(join(folder, 'certificate.pem'), 'utf8')]);
    const port = await freePort();
    const settings = {
      port: 0,
      'tls-port': port,
      bind: '127.0.0.1',
      save: '',
      appendonly: 'no',
      requirepass: token,
      'cluster-enabled': 'yes',
      'cluster-announce-ip': '127.0.0.1',
      'tls-cluster': 'yes',
      'tls-auth-clients': 'no',
      'tls-cert-file': join(folder, 'certificate.pem'),
      'tls-key-file': join(folder, 'key.pem'),
      'tls-ca-cert-file': join(folder, 'certificate.pem'),
      dir: folder,
    };
    server = spawn(
      'redis-server',
      Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
      { stdio: 'ignore' },
    );
    url = `rediss://127.0.0.1:${port}`;
    const admin = connectRedis({ url, token, log });
    await eventually(() => admin.call('cluster', 'addslotsrange', '0', '16383'));
    await eventually(async () => expect(await admin.call('cluster', 'info')).toContain('cluster_state:ok'));
    admin.disconnect();
  });
  afterAll(() => {
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  cacheConforms(async () => {
    const cache = createRedisCache({ url, token, cluster: true, log });
    await eventually(() => cache.ping());
    return cache;
  });

  test('without the token nothing is answered', async () => {
    const cache = createRedisCache({ url, cluster: true, log });
    await expect(cache.increment('a', 60)).rejects.toMatchObject({ code: 'unavailable' });
    await cache.close();
  });
});

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
