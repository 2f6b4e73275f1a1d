import { randomUUID } from 'node:crypto';
import { type Bucket, minutes, seconds } from '@event-planner/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clock, type TestClock } from '../testing/clock.ts';
import type { Objects } from './types.ts';

export interface ObjectsUnderTest {
  /** A bucket of its own at each call. */
  open(bucket: Bucket, time: TestClock): Promise<Objects>;
  /** Follows a signed link. */
  follow(link: string): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: Buffer }>;
  dispose(): Promise<void>;
}

const png = { body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0a, 0x00, 0xff]), contentType: 'image/png' };
const pictures: Bucket = { maxObjectBytes: 100, contentTypes: ['image/png'], linkTtl: minutes(5) };

/** What every adapter of the objects port does alike. */
export function objectsConformance(start: () => Promise<ObjectsUnderTest>): void {
  let under: ObjectsUnderTest;
  beforeAll(async () => void (under = await start()));
  afterAll(() => under.dispose());
  // Real servers judge signatures by the real time.
  const open = async (bucket: Bucket = pictures) => {
    const time = clock(new Date().toISOString());
    return { time, objects: await under.open(bucket, time) };
  };

  test('what is put is found byte by byte, replaced and deleted', async () => {
    const { objects } = await open();
    expect(await objects.find('ada/face.png')).toBeUndefined();
    await objects.put('ada/face.png', png);
    expect(await objects.find('ada/face.png')).toEqual(png);
    await objects.put('ada/face.png', { ...png, body: Buffer.from('newer') });
    expect(await objects.find('ada/face.png')).toEqual({ ...png, body: Buffer.from('newer') });
    await objects.delete('ada/face.png');
    await objects.delete('ada/face.png');
    expect(await objects.find('ada/face.png')).toBeUndefined();
  });

  test('no key reaches another’s object', async () => {
    const { objects } = await open();
    const keys = ['a', 'a/b', '../a', './a', '/a', 'a/../b', 'a b', 'ä', 'a%2Fb', 'a?b', 'a+b'];
    for (const key of keys) await objects.put(key, { ...png, body: Buffer.from(key) });
    for (const key of keys) expect((await objects.find(key))?.body.toString()).toBe(key);
  });

  test('one bucket knows nothing of another’s objects', async () => {
    const [{ objects: one }, { objects: other }] = [await open(), await open()];
    await one.put('face.png', png);
    expect(await other.find('face.png')).toBeUndefined();
  });

  test('of two that put at once one is found, whole', async () => {
    const { objects } = await open();
    const bodies = Array.from({ length: 8 }, () => Buffer.from(randomUUID()));
    await Promise.all(bodies.map(body => objects.put('contested', { ...png, body })));
    const found = await objects.find('contested');
    expect(bodies.some(body => found?.body.equals(body))).toBe(true);
  });

  test('size, content type and lifetime are the bucket’s', async () => {
    const { objects, time } = await open({ ...pictures, expireAfter: seconds(60) });
    await expect(objects.put('big', { ...png, body: Buffer.alloc(101) })).rejects.toMatchObject({ code: 'body_too_large' });
    await expect(objects.put('page', { ...png, contentType: 'text/html' })).rejects.toMatchObject({ code: 'unsupported_media_type' });
    await objects.put('short', png);
    time.advance(59);
    expect(await objects.find('short')).toEqual(png);
    time.advance(1);
    expect(await objects.find('short')).toBeUndefined();
  });

  test('a signed link leads to its object, under the name it was made for', async () => {
    const { objects } = await open();
    await objects.put('ada/face.png', png);
    const shown = await under.follow(await objects.signedUrl('ada/face.png'));
    expect(shown).toMatchObject({ status: 200, headers: { 'content-type': 'image/png', 'cache-control': 'private, no-store' } });
    expect(shown.body).toEqual(png.body);
    const saved = await under.follow(await objects.signedUrl('ada/face.png', { downloadAs: 'Ada ü.png' }));
    expect(saved.headers['content-disposition']).toBe("attachment; filename*=UTF-8''Ada%20%C3%BC.png");
  });
}
