import { Problem } from '@event-planner/contracts/http';
import { codeIssued, userRegistered } from '@event-planner/contracts/user-messages';
import { expect, test } from 'vitest';
import { cookieOf, lastCode, password, post, signUp, startAuth, workOf } from '../test-auth.ts';

const email = 'ada@example.test';
const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('registering sends a code, and the code opens a session', async () => {
  await using auth = await startAuth();
  const registered = await post(auth, 'register', { email: 'Ada@Example.test', name: 'Ada', password });
  expect([registered.statusCode, registered.json()]).toEqual([202, { email, expiresAt: '2030-06-01T10:05:00.000Z' }]);
  const [sent] = await auth.published(codeIssued);
  expect(sent).toMatchObject({ email, name: 'Ada', expiresAt: '2030-06-01T10:05:00.000Z' });

  const verified = await post(auth, 'verify', { email, code: sent?.code ?? '', password });
  expect(verified.statusCode).toBe(200);
  expect(verified.json()).toMatchObject({ expiresAt: '2030-06-01T10:15:00.000Z', user: { email, name: 'Ada', roles: ['attendee'] } });
  expect(await auth.published(userRegistered)).toEqual([{ userId: verified.json().user.id, email, name: 'Ada' }]);
});

test('an address that has an account is answered and mailed like any other', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const known = await post(auth, 'register', { email, name: 'Mallory', password: 'another-password' });
  const unknown = await post(auth, 'register', { email: 'new@example.test', name: 'New', password: 'another-password' });
  expect(known.statusCode).toBe(unknown.statusCode);
  expect({ ...known.json(), email: '' }).toEqual({ ...unknown.json(), email: '' });
  expect((await auth.published(codeIssued)).map(issued => issued.email)).toEqual([email, email, 'new@example.test']);
});

test('to register takes the same work, and to be told so the same mail, whether or not the address has an account', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const mailed = async () => (await auth.published(codeIssued)).length;
  const before = await mailed();
  const register = (address: string) => () => post(auth, 'register', { email: address, name: 'Ada', password });
  const [known = 0, unknown = 0] = await workOf(register(email), register('new@example.test'));
  expect([known > unknown / 3, unknown > known / 3, (await mailed()) - before]).toEqual([true, true, 12]);
});

test('a code for an address that has an account opens a session and changes nothing else', async () => {
  await using auth = await startAuth();
  const first = await signUp(auth, email);
  await post(auth, 'register', { email, name: 'Mallory', password: 'mallorys-password' });
  const again = await post(auth, 'verify', { email, code: await lastCode(auth, email), password: 'mallorys-password' });
  expect(again.json().user).toEqual(first.json().user);
  expect(await auth.published(userRegistered)).toHaveLength(1);
  expect((await post(auth, 'login', { email, password: 'mallorys-password' })).statusCode).toBe(401);
  expect((await post(auth, 'login', { email, password })).statusCode).toBe(200);
});

test('a code is good once', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const again = await post(auth, 'verify', { email, code: await lastCode(auth, email) });
  expect([again.statusCode, Problem.parse(again.json()).code]).toEqual([422, 'wrong_code']);
});

test('two requests race with one code and exactly one opens a session', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Ada', password });
  const code = await lastCode(auth, email);
  await using gate = await auth.gate('select from codes for update');
  const racing = [1, 2].map(() => post(auth, 'verify', { email, code, password }));
  await gate.blocked(2);
  await gate.release();
  const answers = await Promise.all(racing);
  expect(answers.map(answer => answer.statusCode).toSorted()).toEqual([200, 422]);
  expect((await auth.pool.query('select from sessions')).rowCount).toBe(1);
});

test('two register one address at the same moment: both are answered alike, and the code that was mailed last makes the one account', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Eve', password });
  await using gate = await auth.gate('select from registrations for update');
  const racing = ['Ada', 'Mallory'].map(name => post(auth, 'register', { email, name, password }));
  await gate.blocked(2);
  await gate.release();
  const [first, second] = await Promise.all(racing);
  expect([first?.statusCode, second?.statusCode, second?.json()]).toEqual([202, 202, first?.json()]);
  const kept = async () => (await auth.pool.query<{ name: string }>('select name from registrations join codes using (email)')).rows;
  const names = await kept();
  expect(names).toHaveLength(1);
  const name = names[0]?.name;
  const [, ...issued] = await auth.published(codeIssued);
  expect(issued.map(sent => sent.name).toSorted()).toEqual(['Ada', 'Mallory']);
  const [replaced, last] = issued.toSorted((one, other) => Number(one.name === name) - Number(other.name === name));
  if (replaced?.code !== last?.code) expect((await post(auth, 'verify', { email, code: replaced?.code ?? '' })).statusCode).toBe(422);
  expect((await post(auth, 'verify', { email, code: last?.code ?? '', password })).json().user).toMatchObject({ email, name });
  expect([(await auth.pool.query('select from users')).rowCount, await kept()]).toEqual([1, []]);
});

test('who registered here does not open the account of somebody who registered the address after them, whose password it would have', async () => {
  await using auth = await startAuth();
  const register = (name: string, headers: Record<string, string> = {}) =>
    auth.inject({ method: 'POST', url: '/api/auth/register', headers, payload: { email, name, password } });
  const verify = (code: string, headers: Record<string, string>) =>
    auth.inject({ method: 'POST', url: '/api/auth/verify', headers, payload: { email, code } });
  const browser = cookieOf(await register('Ada'));
  expect(browser['cookie']).toMatch(/^registration=[\w-]{43}$/);
  await register('Mallory');
  const refused = await verify(await lastCode(auth, email), browser);
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'registered_elsewhere']);
  expect((await auth.pool.query('select from users')).rowCount).toBe(0);
  // Once more, as she is told, in the same browser, which stays known.
  const again = await register('Ada', browser);
  expect(cookieOf(again)).toEqual(browser);
  expect((await verify(await lastCode(auth, email), browser)).json().user).toMatchObject({ email, name: 'Ada' });
});

test.each<[string, (registered: Record<string, string>) => { readonly headers?: Record<string, string>; readonly password?: string }]>([
  ['no cookie and no password', () => ({})],
  ['no cookie and the password she registered with', () => ({ password })],
  ['a cookie that we have not given out', () => ({ headers: { cookie: `registration=${'A'.repeat(43)}` } })],
  ['her cookie', registered => ({ headers: registered })],
  ['her cookie and the password she registered with', registered => ({ headers: registered, password })],
])('where somebody else has registered her address after her, %s opens no account with their password', async (_what, of) => {
  await using auth = await startAuth();
  const registered = cookieOf(await post(auth, 'register', { email, name: 'Ada', password }));
  await post(auth, 'register', { email, name: 'Mallory', password: 'mallorys-password' });
  const { headers = {}, ...sent } = of(registered);
  const payload = { email, code: await lastCode(auth, email), ...sent };
  const refused = await auth.inject({ method: 'POST', url: '/api/auth/verify', headers, payload });
  expect([refused.statusCode, refused.json().code, refused.headers['set-cookie']]).toEqual([409, 'registered_elsewhere', undefined]);
  expect((await auth.pool.query('select from users')).rowCount).toBe(0);
  expect((await post(auth, 'login', { email, password: 'mallorys-password' })).statusCode).toBe(401);
});

test('a program that keeps no cookies opens the account it registered by its password', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Ada', password });
  const opened = await post(auth, 'verify', { email, code: await lastCode(auth, email), password });
  expect([opened.statusCode, opened.json().user?.name]).toEqual([200, 'Ada']);
});

test('a code is good for five minutes', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Ada', password });
  const code = await lastCode(auth, email);
  auth.clock.advance(300);
  expect((await post(auth, 'verify', { email, code })).json().code).toBe('wrong_code');
});

test('after five wrong tries the right code is refused too', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Ada', password });
  const code = await lastCode(auth, email);
  for (let tries = 0; tries < 5; tries++) expect((await post(auth, 'verify', { email, code: otherThan(code) })).statusCode).toBe(422);
  expect((await post(auth, 'verify', { email, code })).statusCode).toBe(422);
});

test('guesses that arrive together are counted one by one', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Ada', password });
  const code = await lastCode(auth, email);
  await using gate = await auth.gate('select from codes for update');
  const guesses = Array.from({ length: 6 }, () => post(auth, 'verify', { email, code: otherThan(code) }));
  await gate.blocked(6);
  await gate.release();
  await Promise.all(guesses);
  expect((await auth.pool.query<{ tries_left: number }>('select tries_left from codes')).rows).toEqual([{ tries_left: 0 }]);
});

test('a wrong code and an address nobody registers with are answered alike', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Ada', password });
  const wrong = await post(auth, 'verify', { email, code: otherThan(await lastCode(auth, email)) });
  const nobody = await post(auth, 'verify', { email: 'nobody@example.test', code: '123456' });
  expect({ ...nobody.json(), correlationId: '' }).toEqual({ ...wrong.json(), correlationId: '' });
});

test('another code can be asked for, and it replaces the one before', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Ada', password });
  const first = await lastCode(auth, email);
  const resent = await post(auth, 'codes', { email });
  const nobody = await post(auth, 'codes', { email: 'nobody@example.test' });
  expect([resent.statusCode, nobody.statusCode]).toEqual([202, 202]);
  expect((await auth.published(codeIssued)).map(issued => issued.email)).toEqual([email, email]);
  const second = await lastCode(auth, email);
  if (first !== second) expect((await post(auth, 'verify', { email, code: first })).statusCode).toBe(422);
  expect((await post(auth, 'verify', { email, code: second, password })).statusCode).toBe(200);
});

test('an address gets ten codes a day, whether or not it has an account', async () => {
  await using auth = await startAuth();
  for (const address of [email, 'nobody@example.test']) {
    for (let asked = 0; asked < 10; asked++) expect((await post(auth, 'codes', { email: address })).statusCode).toBe(202);
    const refused = await post(auth, 'codes', { email: address });
    expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([429, 'too_many_attempts', '86400']);
  }
  auth.clock.advance(86_400);
  expect((await post(auth, 'codes', { email })).statusCode).toBe(202);
});

test('neither the password nor the code is stored', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Ada', password });
  const code = await lastCode(auth, email);
  const { rows } = await auth.pool.query<{ stored: string }>(
    "select r::text || c::text || encode(c.code_hash, 'escape') as stored from registrations r join codes c using (email)",
  );
  expect(rows[0]?.stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  expect(rows[0]?.stored).not.toContain(password);
  expect(rows[0]?.stored).not.toContain(code);
});

test.each([
  ['no address', { name: 'Ada', password }],
  ['a broken address', { email: 'ada', name: 'Ada', password }],
  ['a short password', { email, name: 'Ada', password: 'short' }],
  ['a NUL in the name', { email, name: 'A\u0000da', password }],
  ['a field nobody knows', { email, name: 'Ada', password, roles: ['admin'] }],
])('a registration with %s is refused', async (_what, form) => {
  await using auth = await startAuth();
  const refused = await post(auth, 'register', form);
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'invalid_request']);
});
