import type { CheckedKey } from '@event-planner/contracts/api-keys';
import { expect, test } from 'vitest';
import { refuse } from '../errors/index.ts';
import { idOf } from '../ids/index.ts';
import { clock } from '../testing/clock.ts';
import { hashApiKey, newApiKey } from '../tokens/index.ts';
import { createKeyVerifier } from './api-keys.ts';

const good: CheckedKey = { id: idOf('key'), organizerId: idOf('theatre'), name: 'Import', scopes: ['seeOrders'], expiresAt: null };

function world() {
  const time = clock('2030-06-01T10:00:00Z');
  const key = newApiKey();
  const known = new Map<string, CheckedKey>([[hashApiKey(key), good]]);
  const asked: string[] = [];
  let isAway = false;
  let counted = 0;
  const revoked = new Set<string>();
  const verify = createKeyVerifier({
    isRevoked: id => revoked.has(id),
    now: time.now,
    async check(hash) {
      asked.push(hash);
      if (isAway) throw refuse('unavailable', 'auth does not answer');
      return known.get(hash) ?? null;
    },
    count: async () => (counted += 1),
  });
  return {
    time,
    key,
    known,
    revoked,
    asked,
    verify,
    away: (is: boolean) => void (isAway = is),
    spend: (many: number) => void (counted = many),
  };
}

test('auth is asked once for 30 s, by the hash alone, and whom a key acts for is its organizer', async () => {
  const { time, key, asked, verify } = world();
  const [acting] = await Promise.all([verify(key), verify(key)]);
  expect(acting).toMatchObject({ sub: good.id, name: 'Import', roles: [], key: { organizerId: good.organizerId, scopes: ['seeOrders'] } });
  expect(asked).toEqual([hashApiKey(key)]);
  time.advance(30);
  await verify(key);
  expect(asked).toHaveLength(2);
});

test('a key that is revoked is refused at once where that was heard', async () => {
  const { key, revoked, verify } = world();
  await verify(key);
  revoked.add(good.id);
  await expect(verify(key)).rejects.toMatchObject({ code: 'token_invalid' });
});

test('a key that is revoked is refused after 30 s where nobody heard of it, one that expires at that moment', async () => {
  const { time, key, known, verify } = world();
  await verify(key);
  known.clear();
  expect(await verify(key)).toMatchObject({ name: 'Import' });
  time.advance(30);
  await expect(verify(key)).rejects.toMatchObject({ code: 'token_invalid' });
  const expiring = newApiKey();
  known.set(hashApiKey(expiring), { ...good, expiresAt: '2030-06-01T10:00:40Z' });
  expect(await verify(expiring)).toMatchObject({ name: 'Import' });
  time.advance(10);
  await expect(verify(expiring)).rejects.toMatchObject({ code: 'token_invalid' });
});

test('what cannot be a key costs nobody a question, and one that is none only one', async () => {
  const { key, asked, verify } = world();
  for (const wrong of ['ep_live_', `${key}x`, key.slice(0, -1), 'ep_live_<script>', 'ep_'.repeat(2000)])
    await expect(verify(wrong)).rejects.toMatchObject({ code: 'token_invalid' });
  expect(asked).toEqual([]);
  const stranger = newApiKey();
  for (let attempt = 0; attempt < 3; attempt++) await expect(verify(stranger)).rejects.toMatchObject({ code: 'token_invalid' });
  expect(asked).toEqual([hashApiKey(stranger)]);
});

test('while auth is away nobody is let in, and its silence is not remembered', async () => {
  const { key, verify, away } = world();
  away(true);
  await expect(verify(key)).rejects.toMatchObject({ kind: 'unavailable' });
  away(false);
  expect(await verify(key)).toMatchObject({ name: 'Import' });
});

test('a key that asks too often waits', async () => {
  const { key, verify, spend } = world();
  spend(599);
  await verify(key);
  await expect(verify(key)).rejects.toMatchObject({ code: 'rate_limited', details: { retryAfterSeconds: 60 } });
});
