import { newSigningKey } from '@event-planner/platform/tokens';
import { decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { cookieOf, postWithCookie, signUp, startAuth } from '../test-auth.ts';
import { published, signing } from './rules.ts';
import { createSealing } from '../sealing.ts';

const hour = 3600;
const day = 24 * hour;
const kids = (keys: readonly { readonly kid: string }[]) => keys.map(({ kid }) => kid);

test('every month a new key is announced, signs after an hour, and the old one is published until what it signed is over', async () => {
  await using auth = await startAuth();
  const opened = await signUp(auth, 'ada@example.test');
  const first = decodeProtectedHeader(opened.json().accessToken).kid ?? '';
  const jwks = async (): Promise<string[]> => kids((await auth.inject({ url: '/api/auth/jwks.json' })).json().keys);
  let cookie = cookieOf(opened);
  const signsWith = async () => {
    const renewed = await postWithCookie(auth, 'refresh', cookie);
    cookie = cookieOf(renewed);
    return decodeProtectedHeader(renewed.json().accessToken).kid;
  };
  await auth.running.runJob('rotate-keys');
  expect(await jwks()).toEqual([first]);
  for (let week = 0; week < 5; week++) {
    auth.clock.advance(6 * day - (week === 0 ? hour : 0));
    if (week < 4) await signsWith();
  }
  await auth.running.runJob('rotate-keys');
  await auth.running.runJob('rotate-keys');
  const [, next] = await jwks();
  expect([await jwks(), await signsWith()]).toEqual([[first, next], first]);
  auth.clock.advance(hour);
  expect([await signsWith(), await jwks()]).toEqual([next, [next, first]]);
  auth.clock.advance(21 * 60);
  expect(await jwks()).toEqual([next]);
  await auth.running.runJob('rotate-keys');
  expect((await auth.pool.query('select kid from signing_keys')).rows).toEqual([{ kid: next }]);
});

test('a database alone signs nothing: what another secret sealed, or somebody changed, does not open', async () => {
  await using auth = await startAuth();
  await signUp(auth, 'ada@example.test');
  const { rows } = await auth.pool.query<{ sealed: Buffer }>('select sealed from signing_keys');
  expect(rows[0]?.sealed.toString('latin1')).not.toContain('kty');
  expect(createSealing(JSON.stringify(await newSigningKey()), 'signing keys').open(rows[0]?.sealed ?? Buffer.of())).toBeUndefined();
  const sealing = createSealing('a secret', 'a use');
  const sealed = sealing.seal('a key');
  expect(sealing.open(sealed)).toBe('a key');
  expect(createSealing('a secret', 'another use').open(sealed)).toBeUndefined();
  for (const at of [0, 13, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(sealing.open(changed)).toBeUndefined();
  }
  expect(sealing.open(Buffer.of(1, 2, 3))).toBeUndefined();
});

test('of keys in turn one signs at any time, and it is published', () => {
  const keys = ['a', 'b', 'c'].map((kid, at) => ({ kid, signsFrom: new Date(Date.UTC(2030, 5, 1 + at)) }));
  for (let minute = -60; minute < 4 * 24 * 60; minute += 7) {
    const now = new Date(Date.UTC(2030, 5, 1) + minute * 60_000);
    expect(kids(published(keys, now))).toContain(signing(keys, now)?.kid);
  }
});
