import { authAudited } from '@event-planner/contracts/audit';
import { type ApiKeyForm, type CheckedKey, mostKeys, type NewApiKey } from '@event-planner/contracts/api-keys';
import { apiKeyCreated } from '@event-planner/contracts/user-messages';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { newId } from '@event-planner/platform/ids';
import type { TestService } from '@event-planner/platform/testing';
import { hashApiKey, isWellFormedApiKey, newApiKey } from '@event-planner/platform/tokens';
import { expect, test } from 'vitest';
import { signUp, startAuth } from '../test-auth.ts';

const theatre = newId();
const opera = newId();
const form: ApiKeyForm = { name: 'Import', scopes: ['seeOrders', 'seeEvents'], expiresInDays: 30 };

/** Ada is what `role` says at the theatre, and nothing at the opera. */
async function world(role: MemberRole | null = 'owner') {
  const auth = await startAuth({
    answers: {
      event({ path }) {
        const [, organizerId] = /organizers\/([^/]+)\//.exec(path) ?? [];
        if (path.endsWith('/owners')) return { status: 200, body: { name: 'The Theatre', items: [] } };
        return { status: 200, body: { organizerId, role: organizerId === theatre ? role : null } };
      },
    },
  });
  const { accessToken } = (await signUp(auth)).json();
  const headers = { authorization: `Bearer ${accessToken}` };
  const url = (organizerId: string, id = ''): string => `/api/auth/organizers/${organizerId}/api-keys${id && `/${id}`}`;
  return {
    auth,
    [Symbol.asyncDispose]: () => auth[Symbol.asyncDispose](),
    list: async (organizerId = theatre) => auth.inject({ url: url(organizerId), headers }),
    create: (payload: object = form, organizerId = theatre) => auth.inject({ method: 'POST', url: url(organizerId), headers, payload }),
    revoke: (id: string, organizerId = theatre) => auth.inject({ method: 'DELETE', url: url(organizerId, id), headers }),
  };
}

/** As another service asks. */
async function check(auth: TestService, key: string): Promise<CheckedKey | null> {
  const headers = await auth.asService('booking');
  const answer = await auth.inject({ method: 'POST', url: '/api/auth/api-keys/checks', headers, payload: { hash: hashApiKey(key) } });
  return answer.json().key;
}

test('a key is shown once, is good for what it was made for, and its owners and the audit hear of it', async () => {
  await using at = await world();
  const answer = await at.create();
  const made: NewApiKey = answer.json();
  expect([answer.statusCode, answer.headers['cache-control'], isWellFormedApiKey(made.key)]).toEqual([201, 'no-store', true]);
  expect(made).toMatchObject({
    name: 'Import',
    scopes: form.scopes,
    createdBy: 'Ada',
    expiresAt: '2030-07-01T10:00:00.000Z',
    lastUsedAt: null,
  });
  const { key, ...shown } = made;
  expect((await at.list()).json()).toEqual({ items: [shown] });
  const { name, scopes, expiresAt } = made;
  expect(await check(at.auth, key)).toEqual({ id: made.id, organizerId: theatre, name, scopes, expiresAt });
  const [told] = await at.auth.published(apiKeyCreated);
  expect(told).toMatchObject({ organizerId: theatre, organizerName: 'The Theatre', name: 'Import', prefix: key.slice(0, 12), by: 'Ada' });
  const changes = (await at.auth.published(authAudited)).filter(({ action }) => action.startsWith('api_key'));
  expect(changes).toMatchObject([{ action: 'api_key.created', organizerId: theatre, by: { name: 'Ada' }, after: { name: 'Import' } }]);
  const { rows } = await at.auth.pool.query('select api_keys::text as kept from api_keys');
  for (const text of [rows[0].kept, JSON.stringify(await at.auth.sent())]) expect(text).not.toContain(key.slice(12));
});

test('last use is told to the minute', async () => {
  await using at = await world();
  const { key }: NewApiKey = (await at.create()).json();
  const lastUsed = async () => (await at.list()).json().items[0].lastUsedAt;
  await Promise.all([check(at.auth, key), check(at.auth, key)]);
  expect(await lastUsed()).toBe('2030-06-01T10:00:00.000Z');
  at.auth.clock.advance(59);
  await check(at.auth, key);
  expect(await lastUsed()).toBe('2030-06-01T10:00:00.000Z');
  at.auth.clock.advance(1);
  await check(at.auth, key);
  expect(await lastUsed()).toBe('2030-06-01T10:01:00.000Z');
});

test('one that is revoked is good for nothing, and gone; the audit says who did it', async () => {
  await using at = await world();
  const { key, id }: NewApiKey = (await at.create()).json();
  expect([(await at.revoke(id)).statusCode, (await at.revoke(id)).statusCode, await check(at.auth, key)]).toEqual([204, 404, null]);
  expect((await at.list()).json()).toEqual({ items: [] });
  const changes = (await at.auth.published(authAudited)).map(({ action }) => action);
  expect(changes).toContain('api_key.revoked');
});

test('one that has expired is good for nothing, is listed for 30 days more, and then forgotten; one without an end stays', async () => {
  await using at = await world();
  const { key }: NewApiKey = (await at.create({ ...form, expiresInDays: 1 })).json();
  const endless: NewApiKey = (await at.create({ ...form, expiresInDays: null })).json();
  at.auth.clock.advance(24 * 3600);
  expect([await check(at.auth, key), (await check(at.auth, endless.key))?.id]).toEqual([null, endless.id]);
  const listed = async () => (await at.auth.pool.query('select id from api_keys')).rows.length;
  await at.auth.running.runJob('forget-expired');
  expect(await listed()).toBe(2);
  at.auth.clock.advance(30 * 24 * 3600 + 1);
  await at.auth.running.runJob('forget-expired');
  expect(await listed()).toBe(1);
});

test.each<MemberRole | null>(['manager', 'box_office', 'check_in', 'viewer', null])('%s makes, sees and revokes none', async role => {
  await using at = await world(role);
  const codes = [await at.create(), await at.list(), await at.revoke(newId())].map(answer => [answer.statusCode, answer.json().code]);
  const code = role === null ? 'not_a_member' : 'role_forbids';
  expect(codes).toEqual([
    [403, code],
    [403, code],
    [403, code],
  ]);
});

test('of another organizer nothing is made, seen or revoked, although its owner asks', async () => {
  await using at = await world();
  const { id, key }: NewApiKey = (await at.create()).json();
  expect([(await at.list(opera)).statusCode, (await at.create(form, opera)).statusCode, (await at.revoke(id, opera)).statusCode]).toEqual([
    403, 403, 403,
  ]);
  expect((await check(at.auth, key))?.organizerId).toBe(theatre);
});

test('it takes a proof of the last minutes', async () => {
  await using at = await world();
  at.auth.clock.advance(14 * 60);
  expect((await at.create()).statusCode).toBe(201);
  at.auth.clock.advance(50);
  await at.auth.pool.query(`update sessions set confirmed_at = confirmed_at - interval '1 hour'`);
  expect((await at.create()).json()).toMatchObject({ status: 403, code: 'confirmation_needed' });
});

test('there are so many and no more, however many are asked for at once', async () => {
  await using at = await world();
  const answers = await Promise.all(Array.from({ length: mostKeys + 3 }, () => at.create()));
  const refused = answers.filter(({ statusCode }) => statusCode === 409).map(answer => answer.json().code);
  expect(refused).toEqual(['too_many_keys', 'too_many_keys', 'too_many_keys']);
  expect((await at.list()).json().items).toHaveLength(mostKeys);
});

test.each([
  ['no scope', { scopes: [] }],
  ['a scope twice', { scopes: ['seeOrders', 'seeOrders'] }],
  ['an act no program may have', { scopes: ['manageKeys'] }],
  ['an end beyond a year', { expiresInDays: 366 }],
  ['an end that was', { expiresInDays: 0 }],
  ['no name', { name: ' ' }],
])('%s is refused', async (_, change) => {
  await using at = await world();
  expect((await at.create({ ...form, ...change })).json()).toMatchObject({ status: 400, code: 'invalid_request' });
});

test('a key makes no keys, and only services ask what one may do', async () => {
  await using at = await world();
  const { key }: NewApiKey = (await at.create()).json();
  const headers = { authorization: `Bearer ${key}` };
  const url = `/api/auth/organizers/${theatre}/api-keys`;
  expect((await at.auth.inject({ url, headers })).json().code).toBe('key_not_accepted');
  expect((await at.auth.inject({ method: 'POST', url, headers, payload: form })).json().code).toBe('key_not_accepted');
  const payload = { hash: hashApiKey(key) };
  expect((await at.auth.inject({ method: 'POST', url: '/api/auth/api-keys/checks', payload })).statusCode).toBe(401);
  expect(await check(at.auth, newApiKey())).toBeNull();
});
