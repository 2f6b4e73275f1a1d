import { addressTried, codeIssued, securityNoticed } from '@event-planner/contracts/user-messages';
import { expect, test } from 'vitest';
import { codeFor, cookieOf, password, post, postAs, postWithCookie, signUp, startAuth } from '../test-auth.ts';

const email = 'ada@example.test';

test('a mailed code opens a session, once', async () => {
  await using auth = await startAuth();
  const { user } = (await signUp(auth, email)).json();
  expect((await post(auth, 'login-codes', { email, language: 'de' })).statusCode).toBe(202);
  const code = await codeFor(auth, 'sign_in', email);
  const opened = await post(auth, 'login-codes/verify', { email, code });
  expect([opened.statusCode, opened.json().user]).toEqual([200, user]);
  expect((await post(auth, 'login-codes/verify', { email, code })).json().code).toBe('wrong_code');
});

test('two race with one code, and exactly one opens a session', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  await post(auth, 'login-codes', { email });
  const code = await codeFor(auth, 'sign_in', email);
  await using gate = await auth.gate("select from codes where purpose = 'sign_in' for update");
  const racing = [1, 2].map(() => post(auth, 'login-codes/verify', { email, code }));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(racing)).map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
  expect((await auth.pool.query('select from sessions')).rowCount).toBe(2);
});

test('a code is good for what it was mailed for, and for nothing else', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  await post(auth, 'login-codes', { email });
  const code = await codeFor(auth, 'sign_in', email);
  expect((await post(auth, 'verify', { email, code })).statusCode).toBe(422);
  expect((await post(auth, 'password-resets/verify', { email, code, password: 'another-long-one' })).statusCode).toBe(422);
});

test('an address without an account is answered alike, is sent no code, and is told so by mail', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const known = await post(auth, 'login-codes', { email });
  const unknown = await post(auth, 'login-codes', { email: 'nobody@example.test', language: 'fr' });
  expect({ ...unknown.json(), email }).toEqual(known.json());
  expect(await auth.published(addressTried)).toEqual([{ email: 'nobody@example.test', purpose: 'sign_in', language: 'fr' }]);
  expect((await auth.published(codeIssued)).map(sent => sent.email)).not.toContain('nobody@example.test');
});

test.each([
  ['login-codes', 'sign_in'],
  ['password-resets', 'reset_password'],
] as const)('%s keeps a code and says one thing to a mailbox for every address, and guesses are answered alike', async (path, purpose) => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const nobody = 'nobody@example.test';
  const said = async () => (await auth.published(codeIssued)).length + (await auth.published(addressTried)).length;
  const kept = async () => (await auth.pool.query('select email, tries_left from codes where purpose = $1 order by email', [purpose])).rows;
  for (const address of [email, nobody]) {
    const before = await said();
    await post(auth, path, { email: address });
    expect((await said()) - before).toBe(1);
  }
  expect(await kept()).toEqual([email, nobody].map(address => ({ email: address, tries_left: 5 })));
  const guess = async (address: string) => {
    const proof = { email: address, code: '000000', ...(path === 'password-resets' && { password }) };
    return { ...(await post(auth, `${path}/verify`, proof)).json(), correlationId: '' };
  };
  for (let tries = 0; tries < 6; tries++) expect(await guess(nobody)).toEqual(await guess(email));
  expect(await guess('never-asked@example.test')).toEqual(await guess(email));
  expect(await kept()).toEqual([email, nobody].map(address => ({ email: address, tries_left: 0 })));
});

test('whoever is not to stay signed in has a session of 30 minutes that slides, and a cookie that goes with the window', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const opened = await post(auth, 'login', { email, password, remember: false });
  expect(opened.headers['set-cookie']).not.toContain('Max-Age');
  auth.clock.advance(29 * 60);
  const renewed = await postWithCookie(auth, 'refresh', cookieOf(opened));
  expect(renewed.statusCode).toBe(200);
  expect(renewed.headers['set-cookie']).not.toContain('Max-Age');
  auth.clock.advance(29 * 60);
  const again = await postWithCookie(auth, 'refresh', cookieOf(renewed));
  auth.clock.advance(31 * 60);
  expect((await postWithCookie(auth, 'refresh', cookieOf(again))).statusCode).toBe(401);
});

test('many machines guessing at one account are stopped, and its owner is not', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const from = (remoteAddress: string, payload: object) => auth.inject({ method: 'POST', url: '/api/auth/login', payload, remoteAddress });
  for (let machine = 1; machine <= 50; machine++)
    expect((await from(`192.0.2.${machine}`, { email, password: 'a-wrong-guess' })).statusCode).toBe(401);
  expect((await from('192.0.2.99', { email, password })).json().code).toBe('too_many_attempts');
  // Seen here before, when the account was made.
  expect((await post(auth, 'login', { email, password })).statusCode).toBe(200);
}, 60_000);

test('one network has codes mailed to so many addresses in a quarter of an hour, and to no more', async () => {
  await using auth = await startAuth();
  const ask = (nth: number, remoteAddress = '192.0.2.9') =>
    auth.inject({ method: 'POST', url: '/api/auth/login-codes', payload: { email: `somebody-${nth}@example.test` }, remoteAddress });
  for (let nth = 0; nth < 200; nth++) expect((await ask(nth)).statusCode).toBe(202);
  expect((await ask(200)).json().code).toBe('too_many_attempts');
  const form = { email: 'somebody-200@example.test', name: 'Ada', password };
  const registered = await auth.inject({ method: 'POST', url: '/api/auth/register', payload: form, remoteAddress: '192.0.2.9' });
  expect(registered.json().code).toBe('too_many_attempts');
  expect((await ask(200, '192.0.2.10')).statusCode).toBe(202);
  auth.clock.advance(15 * 60);
  expect((await ask(200)).statusCode).toBe(202);
}, 60_000);

test('a sign-in from where there was none before is mailed to the owner', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const signIn = (userAgent: string, remoteAddress: string) =>
    auth.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { email, password },
      headers: { 'user-agent': userAgent },
      remoteAddress,
    });
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 Version/20.0 Mobile/15E148 Safari/604.1';
  const told = async () =>
    (await auth.published(securityNoticed)).filter(({ kind }) => kind === 'signed_in').map(({ device, network }) => [device, network]);
  for (const _again of [1, 2]) await signIn(firefox, '127.0.0.1');
  await signIn(phone, '192.0.2.7');
  // The same kind of browser as the owner's, elsewhere.
  await signIn(firefox, '192.0.2.7');
  expect(await told()).toEqual([
    ['Firefox on Linux', '127.0.0.1'],
    ['Safari on iOS', '192.0.2.7'],
    ['Firefox on Linux', '192.0.2.7'],
  ]);
});

test('who one is is proved anew by password or by code, and holds for a quarter of an hour', async () => {
  await using auth = await startAuth();
  const token = (await signUp(auth, email)).json().accessToken;
  const change = () =>
    auth.inject({ method: 'PUT', url: '/api/auth/password', payload: { password }, headers: { authorization: `Bearer ${token}` } });
  auth.clock.advance(14 * 60);
  expect((await change()).statusCode).toBe(204);
  auth.clock.advance(60 * 14);
  const renewed = await post(auth, 'login', { email, password });
  auth.clock.advance(16 * 60 - 15);
  const late = (await postWithCookie(auth, 'refresh', cookieOf(renewed))).json().accessToken;
  const as = { authorization: `Bearer ${late}` };
  const changeLate = () => auth.inject({ method: 'PUT', url: '/api/auth/password', payload: { password }, headers: as });
  expect((await changeLate()).json().code).toBe('confirmation_needed');
  expect((await postAs(auth, late, 'confirmations', { password: 'a-wrong-guess' })).json().code).toBe('wrong_password');
  expect((await postAs(auth, late, 'confirmation-codes')).statusCode).toBe(202);
  expect((await postAs(auth, late, 'confirmations', { code: await codeFor(auth, 'confirm', email) })).statusCode).toBe(200);
  expect((await changeLate()).statusCode).toBe(204);
});
