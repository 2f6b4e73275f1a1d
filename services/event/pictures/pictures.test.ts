import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { newId } from '@event-planner/platform/ids';
import type { TestService } from '@event-planner/platform/testing';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { ask, draft, editPlan, found, organizerForm } from '../planning/test-plan.ts';
import { otto, putOn, rival, startEvent } from '../test-event.ts';
import { bomb, fromTelephone, jpeg, photo, scriptedSvg } from '@event-planner/platform/testing/pictures';

interface Sent {
  readonly type?: string;
  readonly by?: AccessClaims;
  readonly to?: string;
}

/** A service with Otto's organizer on it. */
async function start() {
  const service = await startEvent();
  const [event] = await putOn(service, { slug: 'hamlet' });
  const organizerId = event?.organizer.id ?? '';
  const upload = async (payload: Buffer, { type = 'image/jpeg', by = otto, to = organizerId }: Sent = {}) =>
    service.inject({
      method: 'POST',
      url: `/api/organizers/${to}/pictures`,
      headers: { ...(await service.asUser(by)), 'content-type': type },
      payload,
    });
  const look = (id: string, query = '', headers: Record<string, string> = {}) =>
    service.inject({ url: `/api/organizers/pictures/${id}${query}`, headers });
  return { service, organizerId, upload, look, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() };
}

const kept = ({ objectsDirectory }: TestService): readonly string[] => {
  try {
    return readdirSync(join(objectsDirectory, 'pictures'));
  } catch {
    return [];
  }
};
const rows = async ({ pool }: TestService): Promise<number> => Number((await pool.query('select count(*) from pictures')).rows[0].count);

test('a picture is kept in several widths and shown in the one that fits', async () => {
  await using world = await start();
  const answer = await world.upload(await jpeg(1200, 900));
  expect(answer.statusCode).toBe(201);
  const { id, url, width, height } = answer.json();
  expect({ url, width, height }).toEqual({ url: `/api/organizers/pictures/${id}`, width: 1200, height: 900 });
  for (const [query, expected] of [
    ['', 1200],
    ['?w=100', 480],
    ['?w=481', 960],
    ['?w=4000', 1200],
  ] as const) {
    const shown = await world.look(id, query);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      etag: `"${id}-${expected}"`,
    });
    expect(await sharp(shown.rawPayload).metadata()).toMatchObject({ format: 'webp', width: expected, height: (expected * 3) / 4 });
  }
  expect((await world.look(id, '?w=100', { 'if-none-match': `"${id}-480"` })).statusCode).toBe(304);
  expect((await world.look(newId())).statusCode).toBe(404);
});

test.each([
  ['png', () => photo().png().toBuffer()],
  ['webp', () => photo().webp().toBuffer()],
  ['avif', () => photo().avif({ effort: 0 }).toBuffer()],
  ['gif', () => photo(80, 60).gif().toBuffer()],
  ['grey, of 16 bits', () => photo().greyscale().toColourspace('grey16').png().toBuffer()],
  ['in the colours of print', () => photo().toColourspace('cmyk').jpeg().toBuffer()],
] as const)('a picture that is %s is taken, whatever it says it is', async (_, make) => {
  await using world = await start();
  const { id } = (await world.upload(await make(), { type: 'image/png' })).json();
  expect(await sharp((await world.look(id)).rawPayload).metadata()).toMatchObject({ format: 'webp', space: 'srgb' });
});

test('of an animation the first frame is kept', async () => {
  await using world = await start();
  const frames = await Promise.all(
    ['#f00', '#00f'].map(background =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const animation = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
  const { id } = (await world.upload(animation)).json();
  const shown = sharp((await world.look(id)).rawPayload);
  expect(await shown.metadata()).toMatchObject({ width: 60, height: 40 });
  const { dominant } = await shown.stats();
  expect(dominant.r).toBeGreaterThan(200);
  expect(dominant.b).toBeLessThan(50);
});

test('where a picture was taken, and by what, is not kept; it stands as the camera was held', async () => {
  await using world = await start();
  const original = await fromTelephone();
  expect((await sharp(original).metadata()).exif?.includes('Telephone')).toBe(true);
  const { id, width, height } = (await world.upload(original)).json();
  expect({ width, height }).toEqual({ width: 600, height: 800 });
  const shown = (await world.look(id)).rawPayload;
  const { exif, icc, xmp, iptc, orientation } = await sharp(shown).metadata();
  expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
  expect(shown.includes('Telephone')).toBe(false);
});

test.each([
  ['words', () => Buffer.from('This is not a picture at all, though it says so.')],
  ['nothing but a beginning', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['a page that begins like a picture', () => Buffer.from('GIF89a/*<html><script>alert(1)</script></html>*/=1;')],
  ['a drawing with a script', () => scriptedSvg],
  ['a picture that is cut off', async () => (await jpeg()).subarray(0, 20_000)],
  ['a document', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
  ['a film', () => Buffer.from('\0\0\0\x1cftypisom\0\0\0\0', 'latin1')],
] as const)('%s is no picture, and nothing of it is kept', async (_, make) => {
  await using world = await start();
  const answer = await world.upload(await make(), { type: 'image/png' });
  expect(answer.json()).toMatchObject({ status: 422, code: 'not_a_picture' });
  expect(kept(world.service)).toEqual([]);
  expect(await rows(world.service)).toBe(0);
});

test('400 megapixels in fifty kilobytes are refused by their header, without a look at the rest', async () => {
  await using world = await start();
  const small = bomb();
  expect(small.length).toBeLessThan(500_000);
  const before = process.memoryUsage().rss;
  const answer = await world.upload(small, { type: 'image/png' });
  expect(answer.json()).toMatchObject({ status: 422, code: 'picture_too_large', width: 20_000, height: 20_000 });
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});

test('a script behind a picture is not kept with it', async () => {
  await using world = await start();
  const { id } = (await world.upload(Buffer.concat([await jpeg(), Buffer.from('<script>alert(document.cookie)</script>')]))).json();
  expect((await world.look(id)).rawPayload.includes('<script>')).toBe(false);
});

test('more than 10 MB, an empty body and what is no image by its type are refused', async () => {
  await using world = await start();
  expect((await world.upload(Buffer.alloc(10 * 1024 * 1024 + 1))).json()).toMatchObject({ status: 413, code: 'body_too_large' });
  expect((await world.upload(Buffer.alloc(0))).json()).toMatchObject({ status: 422, code: 'not_a_picture' });
  expect((await world.upload(scriptedSvg, { type: 'image/svg+xml' })).json()).toMatchObject({
    status: 415,
    code: 'unsupported_media_type',
  });
});

test('only who plans for an organizer brings it pictures, and is asked before the body is read', async () => {
  await using world = await start();
  const stranger = await world.upload(Buffer.alloc(11 * 1024 * 1024), { by: rival });
  expect(stranger.json()).toMatchObject({ status: 403, code: 'not_a_member' });
  const nobody = await world.service.inject({
    method: 'POST',
    url: `/api/organizers/${world.organizerId}/pictures`,
    headers: { 'content-type': 'image/png' },
    payload: await jpeg(),
  });
  expect(nobody.statusCode).toBe(401);
  expect(kept(world.service)).toEqual([]);
});

test('an organizer and its events show pictures of their own, and no others', async () => {
  await using world = await start();
  const { service } = world;
  const mine = await found(service, { name: 'Otto Plays' });
  const [own, foreign] = [await world.upload(await jpeg(200, 100), { to: mine }), await world.upload(await jpeg(200, 100))].map(answer =>
    answer.json(),
  );
  const { version } = (await ask(service, { path: `/organizers/${mine}/own` })).json();
  const put = (logoId: string) =>
    ask(service, { method: 'PUT', path: `/organizers/${mine}`, body: { ...organizerForm, logoId }, seen: version });
  for (const id of [foreign.id, newId()])
    expect((await put(id)).json()).toMatchObject({ status: 422, code: 'reference_unknown', pictureId: id });
  expect((await put(own.id)).json()).toMatchObject({ logoId: own.id, logoUrl: own.url });
  const founding = { ...organizerForm, bannerId: foreign.id };
  expect((await ask(service, { method: 'POST', path: '/organizers', body: founding })).json().code).toBe('reference_unknown');

  const event = await draft(service, mine);
  const cover = (coverId: string) =>
    editPlan(service, { id: event.id, body: { pictures: { coverId, coverText: 'A stage' } }, seen: event.version });
  expect((await cover(foreign.id)).json()).toMatchObject({ code: 'reference_unknown', pictureId: foreign.id });
  expect((await cover(own.id)).json()).toMatchObject({ coverUrl: own.url });
  expect(await draft(service, mine, { copyOf: event.id })).toMatchObject({ coverUrl: own.url });
});

test('a picture that somebody is about to use is not deleted under their hands', async () => {
  await using world = await start();
  const { id } = (await world.upload(await jpeg(200, 100))).json();
  world.service.clock.advance(8 * 86_400);
  await using _gate = await world.service.gate('select from pictures where id = $1 for share', [id]);
  await world.service.running.runJob('delete-unused-pictures');
  expect((await world.look(id)).statusCode).toBe(200);
});

test('pictures that nothing shows are deleted after a week, and no others', async () => {
  await using world = await start();
  const ids: string[] = [];
  for (let at = 0; at < 4; at++) ids.push((await world.upload(await jpeg(200, 100))).json().id);
  const [logo, cover, unused, unfinished] = ids;
  await world.service.pool.query('update organizers set logo_id = $1', [logo]);
  await world.service.pool.query('update events set cover_id = $1', [cover]);
  // As if the process had ended between the first object and the last.
  await world.service.pool.query('update pictures set stored_at = null where id = $1', [unfinished]);
  expect((await world.look(unfinished ?? '')).statusCode).toBe(404);
  world.service.clock.advance(7 * 86_400 - 60);
  const young = (await world.upload(await jpeg(200, 100))).json().id;
  await world.service.running.runJob('delete-unused-pictures');
  expect(await rows(world.service)).toBe(5);
  world.service.clock.advance(61);
  await world.service.running.runJob('delete-unused-pictures');
  const seen = await Promise.all([logo, cover, unused, unfinished, young].map(async id => (await world.look(id ?? '')).statusCode));
  expect(seen).toEqual([200, 200, 404, 404, 200]);
  expect(kept(world.service)).toHaveLength(3);
  expect(await rows(world.service)).toBe(3);
});
