import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authAudited } from '@event-planner/contracts/audit';
import { profileChanged, securityNoticed } from '@event-planner/contracts/user-messages';
import type { TestService } from '@event-planner/platform/testing';
import { bomb, fromTelephone, jpeg, scriptedSvg } from '@event-planner/platform/testing/pictures';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { getAs, password, post, signUp, startAuth } from '../test-auth.ts';

interface Sent {
  readonly seen?: number | string | undefined;
  readonly type?: string;
}

async function start() {
  const auth = await startAuth();
  const { accessToken, user } = (await signUp(auth)).json();
  const send = (method: 'PUT' | 'DELETE', path: string, payload: object | Buffer | undefined, { seen, type }: Sent) =>
    auth.inject({
      method,
      url: `/api/auth/${path}`,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(seen !== undefined && { 'if-match': typeof seen === 'number' ? `"${seen}"` : seen }),
        ...(type !== undefined && { 'content-type': type }),
      },
      ...(payload && { payload }),
    });
  return {
    auth,
    user,
    look: async () => (await getAs(auth, accessToken, 'profile')).json(),
    edit: (form: object, seen: Sent['seen']) => send('PUT', 'profile', form, { seen }),
    upload: (bytes: Buffer, { seen = 1, type = 'image/jpeg' }: Sent = {}) => send('PUT', 'profile/picture', bytes, { seen, type }),
    remove: (seen: number) => send('DELETE', 'profile/picture', undefined, { seen }),
    [Symbol.asyncDispose]: () => auth[Symbol.asyncDispose](),
  };
}

const kept = ({ objectsDirectory }: TestService): number => {
  try {
    return readdirSync(join(objectsDirectory, 'portraits')).length;
  } catch {
    return 0;
  }
};
const form = { name: 'Ada Byron', language: 'fr', timeZone: 'Europe/London' };

test('a profile is changed by who saw it as it is, and told, noted and audited', async () => {
  await using world = await start();
  expect(await world.look()).toEqual({ name: 'Ada', language: null, timeZone: null, picture: null, version: 1 });
  const saved = await world.edit(form, 1);
  expect([saved.statusCode, saved.headers.etag, saved.json()]).toEqual([200, '"2"', { ...form, picture: null, version: 2 }]);
  expect((await world.edit({ ...form, name: 'Mallory' }, 1)).json()).toMatchObject({ code: 'version_outdated', version: 2 });
  expect((await world.edit(form, undefined)).json().code).toBe('version_missing');
  expect((await world.edit(form, '*')).json().code).toBe('version_missing');
  expect(await world.look()).toMatchObject({ ...form, version: 2 });
  expect(await world.auth.published(profileChanged)).toEqual([{ userId: world.user.id, ...form }]);
  const audited = await world.auth.published(authAudited);
  expect(audited.filter(({ action }) => action !== 'account.signed_up')).toMatchObject([
    { action: 'account.profile_changed', before: { name: 'Ada', language: null, timeZone: null }, after: form },
  ]);
});

test('two who change one profile at the same moment: one is told', async () => {
  await using world = await start();
  const answers = await Promise.all([world.edit(form, 1), world.edit({ ...form, name: 'Ada Lovelace' }, 1)]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
});

test('mails about the account are in its language and by its clock, whatever the browser says', async () => {
  await using world = await start();
  await world.edit(form, 1);
  await post(world.auth, 'login', { email: world.user.email, password });
  await world.auth.inject({
    method: 'POST',
    url: '/api/auth/login',
    payload: { email: world.user.email, password },
    remoteAddress: '192.0.2.9',
  });
  expect(await world.auth.published(securityNoticed)).toMatchObject([{ kind: 'signed_in', language: 'fr', timeZone: 'Europe/London' }]);
});

test.each([
  ['no name', { ...form, name: ' ' }],
  ['a line break in the name', { ...form, name: 'Ada\r\nBcc: all@example.test' }],
  ['a language no mail is written in', { ...form, language: 'it' }],
  ['no such time zone', { ...form, timeZone: 'Europe/Atlantis' }],
  ['a field of another kind', { ...form, roles: ['admin'] }],
])('%s is refused', async (_, wrong) => {
  await using world = await start();
  expect((await world.edit(wrong, 1)).statusCode).toBe(400);
});

test('a picture is square, made anew without a word of where it was taken, and its address ends', async () => {
  await using world = await start();
  const { picture, version } = (await world.upload(await fromTelephone())).json();
  expect(version).toBe(2);
  expect(kept(world.auth)).toBe(2);
  const look = (url: string) => world.auth.inject({ url });
  for (const [url, side] of [
    [picture.large, 512],
    [picture.small, 128],
  ] as const) {
    const shown = await look(url);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/webp',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    const { width, height, format, exif, icc, xmp } = await sharp(shown.rawPayload).metadata();
    expect({ width, height, format, exif, icc, xmp }).toEqual({ width: side, height: side, format: 'webp' });
    expect(shown.rawPayload.includes('Telephone')).toBe(false);
  }
  // For this one picture, this side and this hour; and not for long.
  for (const changed of [
    picture.small.replace('small', 'large'),
    picture.small.replace(/until=(\d+)/, 'until=9$1'),
    picture.small.replace(/signature=..../, 'signature=AAAA'),
    picture.small.replace(/pictures\/\w{8}/, 'pictures/00000000'),
  ])
    expect((await look(changed)).statusCode).toBe(403);
  expect(picture.until).toBe('2030-06-01T12:00:00.000Z');
  world.auth.clock.advance(2 * 3600);
  expect((await look(picture.small)).json().code).toBe('forbidden');
});

test.each([
  ['words', () => Buffer.from('Not a picture, though it says so.'), 'not_a_picture'],
  ['a page that begins like a picture', () => Buffer.from('GIF89a/*<html><script>alert(1)</script></html>*/=1;'), 'not_a_picture'],
  ['a program that begins like a picture', () => Buffer.from('\x89PNG\r\n\x1a\nMZ\x90\0', 'latin1'), 'not_a_picture'],
  ['a drawing with a script', () => scriptedSvg, 'not_a_picture'],
  ['a picture that is cut off', async () => (await jpeg()).subarray(0, 20_000), 'not_a_picture'],
  ['an archive', () => Buffer.from('PK\x03\x04', 'latin1'), 'not_a_picture'],
  ['400 megapixels in fifty kilobytes', () => bomb(), 'picture_too_large'],
  ['nothing', () => Buffer.alloc(0), 'not_a_picture'],
] as const)('%s is no picture of somebody, and nothing of it is kept', async (_, make, code) => {
  await using world = await start();
  const refused = await world.upload(await make(), { type: 'image/png' });
  expect(refused.json()).toMatchObject({ status: 422, code });
  expect(kept(world.auth)).toBe(0);
  expect(await world.look()).toMatchObject({ picture: null, version: 1 });
});

test('what is too large, or says it is no picture, is not read', async () => {
  await using world = await start();
  expect((await world.upload(Buffer.alloc(10 * 1024 * 1024 + 1))).json()).toMatchObject({ status: 413, code: 'body_too_large' });
  expect((await world.upload(scriptedSvg, { type: 'image/svg+xml' })).json()).toMatchObject({
    status: 415,
    code: 'unsupported_media_type',
  });
});

test('a script behind a picture is not kept with it', async () => {
  await using world = await start();
  await world.upload(Buffer.concat([await jpeg(), Buffer.from('<script>alert(document.cookie)</script>')]));
  const folder = join(world.auth.objectsDirectory, 'portraits');
  expect(readdirSync(folder).map(file => readFileSync(join(folder, file)).includes('<script>'))).toEqual([false, false]);
});

test('a picture that was replaced or taken away is deleted an hour later, and the one that is shown stays', async () => {
  await using world = await start();
  await world.upload(await jpeg());
  await world.upload(await jpeg(300, 200), { seen: 2 });
  expect((await world.remove(2)).json().code).toBe('version_outdated');
  world.auth.clock.advance(3601);
  await world.auth.running.runJob('forget-expired');
  expect(kept(world.auth)).toBe(2);
  const again = (await signInAgain(world)).accessToken;
  const removed = await world.auth.inject({
    method: 'DELETE',
    url: '/api/auth/profile/picture',
    headers: { authorization: `Bearer ${again}`, 'if-match': '"3"' },
  });
  expect(removed.json()).toMatchObject({ picture: null, version: 4 });
  world.auth.clock.advance(3601);
  await world.auth.running.runJob('forget-expired');
  expect(kept(world.auth)).toBe(0);
});

const signInAgain = async ({ auth, user }: { readonly auth: TestService; readonly user: { readonly email: string } }) =>
  (await post(auth, 'login', { email: user.email, password })).json();
