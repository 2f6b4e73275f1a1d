import type { TestService } from '@event-planner/platform/testing';
import { newSigningKey } from '@event-planner/platform/tokens';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { codeFor, cookieOf, getAs, password, post, postAs, postWithCookie, signUp, startAuth } from '../test-auth.ts';

const email = 'ada@example.test';
const newPassword = 'a-quite-different-one';

interface Given {
  readonly auth: TestService;
  /** Access token of the device that ends the other's session. */
  readonly own: string;
  /** Of that other. */
  readonly session: string;
  readonly cookie: Readonly<Record<string, string>>;
}

const send = (auth: TestService, token: string, [method, path, payload]: ['PUT' | 'DELETE', string, object?]) =>
  auth.inject({ method, url: `/api/auth/${path}`, headers: { authorization: `Bearer ${token}` }, ...(payload && { payload }) });

const resetPassword = async ({ auth }: Given) => {
  await post(auth, 'password-resets', { email });
  return post(auth, 'password-resets/verify', { email, code: await codeFor(auth, 'reset_password', email), password: newPassword });
};
const refreshTwice = async ({ auth, cookie }: Given) => {
  await postWithCookie(auth, 'refresh', cookie);
  auth.clock.advance(11);
  return postWithCookie(auth, 'refresh', cookie);
};

test.each<[string, (given: Given) => Promise<{ readonly statusCode: number }>, { readonly answered: number; readonly own: number }]>([
  ['was ended by itself', ({ auth, own, session }) => send(auth, own, ['DELETE', `sessions/${session}`]), { answered: 204, own: 200 }],
  ['was ended with all others', ({ auth, own }) => postAs(auth, own, 'sessions/end-others'), { answered: 204, own: 200 }],
  ['was logged out', ({ auth, cookie }) => postWithCookie(auth, 'logout', cookie), { answered: 204, own: 200 }],
  ['was copied', refreshTwice, { answered: 401, own: 200 }],
  ['a new password ended', ({ auth, own }) => send(auth, own, ['PUT', 'password', { password: newPassword }]), { answered: 204, own: 200 }],
  ['a forgotten password ended', resetPassword, { answered: 200, own: 401 }],
])('the access token of a session that %s is refused at once, in the process beside it too', async (_what, end, expected) => {
  const secrets = { 'token-signing-key': JSON.stringify(await newSigningKey()) };
  await using auth = await startAuth({ secrets });
  await using beside = await startAuth({ secrets, beside: auth });
  const own: string = (await signUp(auth, email)).json().accessToken;
  const other = await post(auth, 'login', { email, password });
  const { accessToken } = other.json();
  const statuses = (token: string) => Promise.all([auth, beside].map(async process => (await getAs(process, token, 'me')).statusCode));
  expect(await statuses(accessToken)).toEqual([200, 200]);
  expect(await statuses(own)).toEqual([200, 200]);
  const answer = await end({ auth, own, session: String(decodeJwt(accessToken)['sid']), cookie: cookieOf(other) });
  expect(answer.statusCode).toBe(expected.answered);
  await expect.poll(() => statuses(accessToken)).toEqual([401, 401]);
  await expect.poll(() => statuses(own)).toEqual([expected.own, expected.own]);
});
