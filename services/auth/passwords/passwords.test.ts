import { addressTried, securityNoticed } from '@event-planner/contracts/user-messages';
import { expect, test } from 'vitest';
import { hashPassword } from '../password-hash.ts';
import { codeFor, cookieOf, password, post, postWithCookie, signUp, startAuth, workOf } from '../test-auth.ts';

const email = 'ada@example.test';
const another = 'a-quite-different-one';

test('whoever reads the mail sets a new password; every session there was is ended', async () => {
  await using auth = await startAuth();
  const before = await signUp(auth, email);
  expect((await post(auth, 'password-resets', { email })).statusCode).toBe(202);
  const code = await codeFor(auth, 'reset_password', email);
  const opened = await post(auth, 'password-resets/verify', { email, code, password: another });
  expect([opened.statusCode, opened.json().user.email]).toEqual([200, email]);
  expect((await postWithCookie(auth, 'refresh', cookieOf(before))).statusCode).toBe(401);
  expect((await postWithCookie(auth, 'refresh', cookieOf(opened))).statusCode).toBe(200);
  expect((await post(auth, 'login', { email, password })).statusCode).toBe(401);
  expect((await post(auth, 'login', { email, password: another })).statusCode).toBe(200);
  expect((await post(auth, 'password-resets/verify', { email, code, password })).statusCode).toBe(422);
  expect(await auth.published(securityNoticed)).toMatchObject([{ kind: 'password_reset', email }]);
});

test('an address without an account is answered alike, and told by mail', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  const known = await post(auth, 'password-resets', { email });
  const unknown = await post(auth, 'password-resets', { email: 'nobody@example.test' });
  expect({ ...unknown.json(), email }).toEqual(known.json());
  expect(await auth.published(addressTried)).toMatchObject([{ email: 'nobody@example.test', purpose: 'reset_password' }]);
});

test('whoever guesses at a code has a password hashed, with and without an account', async () => {
  await using auth = await startAuth();
  await signUp(auth, email);
  await post(auth, 'password-resets', { email });
  const guess = (address: string) => () => post(auth, 'password-resets/verify', { email: address, code: '000000', password: another });
  const [hash = 0, known = 0, unknown = 0] = await workOf(() => hashPassword(another), guess(email), guess('nobody@example.test'));
  expect(Math.abs(known - unknown)).toBeLessThan(hash / 2);
});

test('a new password ends the other sessions and leaves this one', async () => {
  await using auth = await startAuth();
  const laptop = await signUp(auth, email);
  const phone = await post(auth, 'login', { email, password });
  const headers = { authorization: `Bearer ${laptop.json().accessToken}` };
  const changed = await auth.inject({ method: 'PUT', url: '/api/auth/password', payload: { password: another }, headers });
  expect(changed.statusCode).toBe(204);
  expect((await postWithCookie(auth, 'refresh', cookieOf(phone))).statusCode).toBe(401);
  expect((await postWithCookie(auth, 'refresh', cookieOf(laptop))).statusCode).toBe(200);
  expect((await post(auth, 'login', { email, password: another })).statusCode).toBe(200);
});

test('a password that a machine guesses soon is refused wherever one is chosen, with the reason, and costs no code', async () => {
  await using auth = await startAuth();
  const weak = 'Passwort123';
  const registered = await post(auth, 'register', { email, name: 'Ada', password: weak });
  expect([registered.statusCode, registered.json()]).toEqual([
    422,
    expect.objectContaining({ code: 'password_weak', score: 1, warning: 'similarToCommon', advice: ['anotherWord', 'capitalization'] }),
  ]);
  const { accessToken } = (await signUp(auth, email)).json();
  const headers = { authorization: `Bearer ${accessToken}` };
  const change = (chosen: string) => auth.inject({ method: 'PUT', url: '/api/auth/password', payload: { password: chosen }, headers });
  expect((await change(weak)).json().code).toBe('password_weak');
  expect((await change(email)).json()).toMatchObject({ code: 'password_weak', warning: 'userInputs' });
  await post(auth, 'password-resets', { email });
  const code = await codeFor(auth, 'reset_password', email);
  expect((await post(auth, 'password-resets/verify', { email, code, password: weak })).json().code).toBe('password_weak');
  expect((await post(auth, 'password-resets/verify', { email, code, password: another })).statusCode).toBe(200);
});
