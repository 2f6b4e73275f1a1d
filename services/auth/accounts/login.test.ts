import { expect, test } from 'vitest';
import { password, post, signUp, startAuth, workOf } from '../test-auth.ts';

const email = 'ada@example.test';
const wrong = { email, password: 'wrong-password' };

test('the right password opens a session', async () => {
  await using auth = await startAuth();
  const { user } = (await signUp(auth, email)).json();
  const answer = await post(auth, 'login', { email: 'ADA@example.test', password });
  expect([answer.statusCode, answer.json().user]).toEqual([200, user]);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('a wrong password and an unknown address are answered alike', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const known = await post(auth, 'login', wrong);
  const unknown = await post(auth, 'login', { ...wrong, email: 'nobody@example.test' });
  expect([known.statusCode, known.json().code]).toEqual([401, 'wrong_credentials']);
  expect({ ...unknown.json(), correlationId: '' }).toEqual({ ...known.json(), correlationId: '' });
});

test('an unknown address, and an account without a password, take as much work as a wrong password', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  await signUp(auth, 'grace@example.test');
  await auth.pool.query("update users set password_hash = null where email = 'grace@example.test'");
  const guess = (address: string) => () => post(auth, 'login', { ...wrong, email: address });
  const [known = 0, ...others] = await workOf(guess(email), guess('nobody@example.test'), guess('grace@example.test'));
  // Without the hash of nobody's password they would take a tenth of it.
  for (const other of others) expect(other).toBeGreaterThan(known / 3);
});

test('somebody who has not entered the code has no account', async () => {
  await using auth = await startAuth();
  await post(auth, 'register', { email, name: 'Ada', password });
  expect((await post(auth, 'login', { email, password })).statusCode).toBe(401);
});

test('ten wrong passwords lock out whoever sent them, and nobody else, for 15 minutes', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  for (let tries = 0; tries < 10; tries++) expect((await post(auth, 'login', wrong)).statusCode).toBe(401);
  auth.clock.advance(60);
  const refused = await post(auth, 'login', { email, password });
  expect([refused.statusCode, refused.json().code, refused.headers['retry-after']]).toEqual([429, 'too_many_attempts', '840']);
  const fromElsewhere = await auth.inject({
    method: 'POST',
    url: '/api/auth/login',
    payload: { email, password },
    remoteAddress: '192.0.2.7',
  });
  expect(fromElsewhere.statusCode).toBe(200);
  expect((await post(auth, 'login', { ...wrong, email: 'grace@example.test' })).statusCode).toBe(401);
  auth.clock.advance(840);
  expect((await post(auth, 'login', { email, password })).statusCode).toBe(200);
});

test('a network of IPv6 is one, however many of its addresses guess', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const guess = (remoteAddress: string) => auth.inject({ method: 'POST', url: '/api/auth/login', payload: wrong, remoteAddress });
  for (let tries = 1; tries <= 10; tries++) expect((await guess(`2001:db8:1:2::${tries}`)).statusCode).toBe(401);
  expect((await guess('2001:db8:1:2:ffff:ffff:ffff:ffff')).statusCode).toBe(429);
  expect((await guess('2001:db8:1:3::1')).statusCode).toBe(401);
});

test('guesses sent all at once are not more guesses', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const answers = await Promise.all(Array.from({ length: 14 }, () => post(auth, 'login', wrong)));
  expect(answers.filter(answer => answer.statusCode === 401)).toHaveLength(10);
});

test('a right password forgives the wrong ones before it', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  for (let round = 0; round < 2; round++) {
    for (let tries = 0; tries < 9; tries++) await post(auth, 'login', wrong);
    expect((await post(auth, 'login', { email, password })).statusCode).toBe(200);
  }
});

test('one can ask who one is, and a visitor cannot', async () => {
  await using auth = await startAuth();
  const { accessToken, user } = (await signUp(auth, email)).json();
  const me = await auth.inject({ url: '/api/auth/me', headers: { authorization: `Bearer ${accessToken}` } });
  expect([me.statusCode, me.json()]).toEqual([200, user]);
  const visitor = await auth.inject({ url: '/api/auth/me' });
  expect([visitor.statusCode, visitor.json().code]).toEqual([401, 'token_missing']);
});

test('who signs in when the keys are read again needs no second connection for them', async () => {
  await using auth = await startAuth({ maxConnections: 1 });
  await signUp(auth, email);
  auth.clock.advance(120);
  expect((await post(auth, 'login', { email, password })).statusCode).toBe(200);
});

test('right passwords count as no guesses, so that a whole hall can log in behind one address', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const counted = async () => (await auth.pool.query('select coalesce(sum(count), 0)::int as n from attempts')).rows[0].n;
  const before = await counted();
  for (let round = 0; round < 3; round++) expect((await post(auth, 'login', { email, password })).statusCode).toBe(200);
  expect(await counted()).toBe(before);
  await post(auth, 'login', wrong);
  expect(await counted()).toBe(before + 3);
});
