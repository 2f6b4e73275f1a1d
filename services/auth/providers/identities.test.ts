import { Secret, TOTP } from 'otpauth';
import { authAudited } from '@event-planner/contracts/audit';
import { securityNoticed } from '@event-planner/contracts/user-messages';
import type { TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { getAs, password, post, postAs, signUp } from '../test-auth.ts';
import { begin, bindingOf, bring, providerWorld, signIn, walk } from './test-browser.ts';

const ada = { email: 'ada@example.test', emailVerified: true, name: 'Ada' };
const elsewhere = { email: 'countess@elsewhere.test', emailVerified: false, name: 'Countess' };

const as = (token: string) => ({ authorization: `Bearer ${token}` });

/** As somebody who is signed in links an account elsewhere. */
async function link(auth: TestService, token: string, who = elsewhere) {
  const began = await begin(auth, { path: 'openid/links', headers: as(token) });
  if (began.statusCode !== 201) return began;
  return bring(auth, await walk(began.json().url, who), { headers: { ...bindingOf(began), ...as(token) } });
}

const unlink = (auth: TestService, token: string, provider = 'openid') =>
  auth.inject({ method: 'DELETE', url: `/api/auth/identities/${provider}`, headers: as(token) });

test('who is signed in links any account elsewhere, signs in with it, and unlinks it', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  const { accessToken, user } = (await signUp(auth, ada.email)).json();
  expect((await link(auth, accessToken)).json()).toEqual({ linked: 'openid', returnTo: '/account' });
  expect((await getAs(auth, accessToken, 'identities')).json()).toEqual({
    items: [{ provider: 'openid', name: 'Sandbox', email: elsewhere.email, linkedAt: '2030-06-01T10:00:00.000Z', lastUsedAt: null }],
  });
  expect((await signIn(auth, elsewhere)).json().user).toEqual(user);
  expect((await unlink(auth, accessToken)).statusCode).toBe(204);
  expect((await unlink(auth, accessToken)).json().code).toBe('not_found');
  expect((await signIn(auth, elsewhere)).json().code).toBe('email_unverified');
  expect((await auth.published(securityNoticed)).map(({ kind }) => kind)).toEqual(['identity_linked', 'identity_unlinked']);
  const changes = (await auth.published(authAudited)).filter(({ action }) => action.startsWith('account.identity_'));
  expect(changes.map(({ action, before, after }) => [action, before, after])).toEqual([
    ['account.identity_linked', null, { provider: 'openid' }],
    ['account.identity_unlinked', { provider: 'openid' }, null],
  ]);
});

test('linking and unlinking take a fresh proof of who one is', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  const { accessToken } = (await signUp(auth, ada.email)).json();
  await link(auth, accessToken);
  await auth.pool.query("update sessions set confirmed_at = confirmed_at - interval '1 hour'");
  expect((await link(auth, accessToken)).json().code).toBe('confirmation_needed');
  expect((await unlink(auth, accessToken)).json().code).toBe('confirmation_needed');
});

test('what one began to link is linked to nobody else’s account', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  const { accessToken } = (await signUp(auth, ada.email)).json();
  const other = (await signUp(auth, 'grace@example.test')).json();
  const answer = async (headers: Readonly<Record<string, string>>) => {
    const began = await begin(auth, { path: 'openid/links', headers: as(accessToken) });
    return (await bring(auth, await walk(began.json().url, elsewhere), { headers: { ...bindingOf(began), ...headers } })).json().code;
  };
  expect(await answer({})).toBe('sign_in_mismatched');
  expect(await answer(as(other.accessToken))).toBe('sign_in_mismatched');
  expect((await link(auth, other.accessToken)).statusCode).toBe(200);
  expect((await link(auth, accessToken)).json().code).toBe('identity_taken');
  expect((await link(auth, other.accessToken)).statusCode).toBe(200);
  expect((await link(auth, other.accessToken, ada)).json().code).toBe('provider_linked');
});

test('the only way in stays, until there is a password', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  const { accessToken } = (await signIn(auth, ada)).json();
  expect((await unlink(auth, accessToken)).json()).toMatchObject({ status: 409, code: 'last_way_in' });
  const set = await auth.inject({ method: 'PUT', url: '/api/auth/password', payload: { password }, headers: as(accessToken) });
  expect(set.statusCode).toBe(204);
  expect((await unlink(auth, accessToken)).statusCode).toBe(204);
  expect((await post(auth, 'login', { email: ada.email, password })).statusCode).toBe(200);
});

test('an account with an authenticator app is linked by its owner alone, and asks for the app’s code all the same', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  const { accessToken, user } = (await signUp(auth, ada.email)).json();
  const { secret } = (await postAs(auth, accessToken, 'second-factors/totp')).json();
  const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: auth.clock.now().getTime() });
  await postAs(auth, accessToken, 'second-factors/totp/verify', { code: code() });
  expect((await signIn(auth, ada)).json()).toMatchObject({ status: 409, code: 'link_needed' });
  expect((await link(auth, accessToken, ada)).statusCode).toBe(200);
  const admitted = await signIn(auth, ada, { returnTo: '/organize' });
  expect([admitted.statusCode, admitted.json().returnTo, admitted.json().accessToken]).toEqual([202, '/organize', undefined]);
  expect(String(admitted.headers['set-cookie'])).not.toContain('refresh=');
  auth.clock.advance(60);
  const opened = await post(auth, 'second-factors/verify', { ticket: admitted.json().ticket, code: code() });
  expect([opened.statusCode, opened.json().user]).toEqual([200, user]);
});
