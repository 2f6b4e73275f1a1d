import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bucket, minutes, seconds } from '@event-planner/model';
import { expect, test } from 'vitest';
import { createHttp } from '../http/index.ts';
import { createLogger } from '../telemetry/index.ts';
import { clock } from '../testing/clock.ts';
import { createFileObjects, objectRoutes } from './index.ts';

const png = { body: Buffer.from('not really a picture'), contentType: 'image/png' };
const pictures: Bucket = { maxObjectBytes: 100, contentTypes: ['image/png'], linkTtl: minutes(5) };

function open(bucket: Bucket = pictures) {
  const directory = mkdtempSync(join(tmpdir(), 'objects-'));
  const time = clock('2030-06-01T10:00:00Z');
  const secret = 'signs links';
  const objects = createFileObjects({ directory, name: 'pictures', bucket, baseUrl: '/api/objects', secret, now: time.now });
  return { directory, time, secret, objects };
}

async function serve({ objects, secret, time }: ReturnType<typeof open>) {
  const refuseAll = { user: () => Promise.reject(new Error('nobody')), service: () => Promise.reject(new Error('nobody')) };
  const app = await createHttp({
    service: 'files',
    title: 'Files',
    log: createLogger({ service: 'test', level: 'silent' }),
    ready: async () => undefined,
    verify: refuseAll,
  });
  await app.register(objectRoutes({ buckets: new Map([['pictures', objects]]), secret, now: time.now }), { prefix: '/api/objects' });
  return app;
}

test('what is put is found, replaced and deleted; nothing half-written stays', async () => {
  const { directory, objects } = open();
  await objects.put('ada/face.png', png);
  await objects.put('ada/face.png', { ...png, body: Buffer.from('newer') });
  expect(await objects.find('ada/face.png')).toEqual({ contentType: 'image/png', body: Buffer.from('newer') });
  expect(readdirSync(join(directory, 'pictures'))).toHaveLength(1);
  await objects.delete('ada/face.png');
  await objects.delete('ada/face.png');
  expect(await objects.find('ada/face.png')).toBeUndefined();
});

test('no key leaves the folder', async () => {
  const { directory, objects } = open();
  for (const key of ['../../etc/passwd', '/etc/passwd', 'a\0b', '..', 'C:\\x']) await objects.put(key, png);
  expect(readdirSync(directory)).toEqual(['pictures']);
  expect(readdirSync(join(directory, 'pictures'))).toHaveLength(5);
});

test('size, content type and lifetime are the bucket’s', async () => {
  const { objects, time } = open({ ...pictures, expireAfter: seconds(60) });
  await expect(objects.put('big', { ...png, body: Buffer.alloc(101) })).rejects.toMatchObject({ code: 'body_too_large' });
  await expect(objects.put('page', { ...png, contentType: 'text/html' })).rejects.toMatchObject({ code: 'unsupported_media_type' });
  await objects.put('short', png);
  time.advance(60);
  expect(await objects.find('short')).toBeUndefined();
});

test('a signed link works until it is over, for that object and that name only', async () => {
  const store = open();
  await store.objects.put('ada/face.png', png);
  await store.objects.put('eve/face.png', png);
  await using app = await serve(store);
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
