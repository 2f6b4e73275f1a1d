import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bucket, minutes } from '@event-planner/model';
import { describe, expect, test } from 'vitest';
import { createHttp } from '../http/index.ts';
import { createLogger } from '../telemetry/index.ts';
import { clock } from '../testing/clock.ts';
import { createFileObjects, objectRoutes, type ObjectRoutesOptions, type Objects } from './index.ts';
import { objectsConformance } from './objects.conformance.ts';

const png = { body: Buffer.from('not really a picture'), contentType: 'image/png' };
const pictures: Bucket = { maxObjectBytes: 100, contentTypes: ['image/png'], linkTtl: minutes(5) };

function open(bucket: Bucket = pictures) {
  const directory = mkdtempSync(join(tmpdir(), 'objects-'));
  const time = clock('2030-06-01T10:00:00Z');
  const secret = 'signs links';
  const objects = createFileObjects({ directory, name: 'pictures', bucket, baseUrl: '/api/objects', secret, now: time.now });
  return { directory, time, secret, objects };
}

async function serve(options: ObjectRoutesOptions) {
  const nobody = () => Promise.reject(new Error('nobody'));
  const refuseAll = { user: nobody, service: nobody, key: nobody };
  const app = await createHttp({
    service: 'files',
    title: 'Files',
    log: createLogger({ service: 'test', level: 'silent' }),
    ready: async () => undefined,
    verify: refuseAll,
  });
  await app.register(objectRoutes(options), { prefix: '/api/objects' });
  return app;
}

describe('files', () => {
  objectsConformance(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'objects-'));
    const secret = 'signs links';
    const buckets = new Map<string, Objects>();
    const now = (): Date => new Date();
    const app = await serve({ buckets, secret, now });
    return {
      async open(bucket, time) {
        const name = `bucket-${buckets.size}`;
        const objects = createFileObjects({ directory, name, bucket, baseUrl: '/api/objects', secret, now: time.now });
        buckets.set(name, objects);
        return objects;
      },
      async follow(link) {
        const answer = await app.inject(link);
        return { status: answer.statusCode, headers: answer.headers, body: answer.rawPayload };
      },
      dispose: () => app.close(),
    };
  });
});

test('nothing half-written stays', async () => {
  const { directory, objects } = open();
  await objects.put('ada/face.png', png);
  await objects.put('ada/face.png', { ...png, body: Buffer.from('newer') });
  expect(readdirSync(join(directory, 'pictures'))).toHaveLength(1);
});

test('no key leaves the folder', async () => {
  const { directory, objects } = open();
  for (const key of ['../../etc/passwd', '/etc/passwd', 'a\0b', '..', 'C:\\x']) await objects.put(key, png);
  expect(readdirSync(directory)).toEqual(['pictures']);
  expect(readdirSync(join(directory, 'pictures'))).toHaveLength(5);
});

test('a signed link works until it is over, for that object and that name only', async () => {
  const store = open();
  await store.objects.put('ada/face.png', png);
  await store.objects.put('eve/face.png', png);
  await using app = await serve({ buckets: new Map([['pictures', store.objects]]), secret: store.secret, now: store.time.now });
  const link = await store.objects.signedUrl('ada/face.png', { downloadAs: 'Ada ü.png' });
  const answer = await app.inject(link);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': "attachment; filename*=UTF-8''Ada%20%C3%BC.png",
    'content-security-policy': "default-src 'none'; sandbox",
  });
  for (const forged of [
    link.replace('ada', 'eve'),
    link.replace(/until=\d+/, 'until=9999999999'),
    link.replace('Ada', 'Eve'),
    link.replace(/signature=.*/, 'signature=x'),
  ]) {
    expect((await app.inject(forged)).json().code).toBe('forbidden');
  }
  store.time.advance(5 * 60);
  expect((await app.inject(link)).json().code).toBe('forbidden');
});
