import { securityNoticed, userRegistered } from '@event-planner/contracts/user-messages';
import { expect, test } from 'vitest';
import { getAs, post, signUp } from '../test-auth.ts';
import {
  begin,
  bindingOf,
  bring,
  client,
  listenAsProvider,
  openidSecret,
  providerWorld,
  redirectUri,
  signIn,
  walk,
} from './test-browser.ts';

const nina = { email: 'nina@example.test', emailVerified: true, name: 'Nina' };

test('somebody new comes with an account elsewhere, and comes again to the same account', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  expect((await auth.inject({ url: '/api/auth/providers' })).json()).toEqual({ items: [{ id: 'openid', name: 'Sandbox' }] });
  const first = await signIn(auth, nina, { returnTo: '/organize?tab=team' });
  expect(first.statusCode).toBe(200);
  expect(first.json()).toMatchObject({ user: { email: nina.email, name: 'Nina', roles: ['attendee'] }, returnTo: '/organize?tab=team' });
  expect(String(first.headers['set-cookie'])).toContain('refresh=');
  const again = await signIn(auth, { ...nina, email: nina.email, emailVerified: false });
  expect(again.json().user).toEqual(first.json().user);
  expect(await auth.published(userRegistered)).toEqual([{ userId: first.json().user.id, email: nina.email, name: 'Nina' }]);
  const activity = (await getAs(auth, first.json().accessToken, 'activity')).json();
  expect(activity.items.map(({ kind }: { kind: string }) => kind)).toEqual(['signed_in', 'signed_in', 'signed_up']);
  const sessions = (await getAs(auth, first.json().accessToken, 'sessions')).json();
  expect(sessions.items.map(({ method }: { method: string }) => method)).toEqual(['provider', 'provider']);
});

test('a provider that tells the address apart from its token is asked for it', async () => {
  await using world = await providerWorld({ claimsIn: 'userinfo' });
  expect((await signIn(world.auth, nina)).json()).toMatchObject({ user: { email: nina.email, name: 'Nina' } });
});

test('the account that has the address is linked where both sides have it verified, and its owner is told', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  const { user } = (await signUp(auth, nina.email)).json();
  expect((await signIn(auth, { ...nina, emailVerified: false })).json().code).toBe('email_unverified');
  const opened = await signIn(auth, nina);
  expect([opened.statusCode, opened.json().user]).toEqual([200, user]);
  expect(await auth.published(securityNoticed)).toMatchObject([{ kind: 'identity_linked', email: nina.email }]);
  expect(await auth.published(userRegistered)).toHaveLength(1);
});

test('nobody gets an account for an address that no provider verified', async () => {
  await using world = await providerWorld();
  const refused = await signIn(world.auth, { ...nina, emailVerified: false }, { returnTo: '/organize' });
  expect([refused.statusCode, refused.json().code, refused.json().returnTo]).toEqual([422, 'email_unverified', '/organize']);
  expect((await world.auth.pool.query('select from users')).rowCount).toBe(0);
});

test('an answer is good once, and two at the same moment open one session', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  const began = await begin(auth);
  const callback = await walk(began.json().url, nina);
  const headers = bindingOf(began);
  const answers = await Promise.all([bring(auth, callback, { headers }), bring(auth, callback, { headers })]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
  expect((await bring(auth, callback, { headers })).json().code).toBe('sign_in_expired');
  // Neither does the provider take its code twice, should somebody begin anew to bring it again.
  const other = await begin(auth);
  callback.searchParams.set('state', new URL(other.json().url).searchParams.get('state') ?? '');
  expect((await bring(auth, callback, { headers: bindingOf(other) })).json().code).toBe('sign_in_expired');
});

test('an answer opens nothing in a browser that did not ask for it', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  const began = await begin(auth);
  expect(String(began.headers['set-cookie'])).toMatch(
    /^provider-sign-in=[\w-]{43}; Path=\/api\/auth\/providers; HttpOnly; SameSite=Lax; Max-Age=600$/,
  );
  const callback = await walk(began.json().url, nina);
  expect((await bring(auth, callback)).json().code).toBe('sign_in_expired');
  // A victim who is made to bring an attacker's answer in the middle of a sign-in of their own.
  const victims = await begin(auth);
  const misled = await bring(auth, callback, { headers: bindingOf(victims) });
  expect([misled.json().code, misled.headers['set-cookie']]).toEqual(['sign_in_mismatched', expect.stringContaining('Max-Age=0')]);
  expect((await auth.pool.query('select from sessions')).rowCount).toBe(0);
});

test.each([
  ['state', 'code_was_swapped', 'sign_in_mismatched'],
  ['iss', 'https://another.example.test', 'sign_in_mismatched'],
  ['code', 'made-up', 'sign_in_expired'],
])('a wrong %s in the answer is refused', async (name, value, code) => {
  await using world = await providerWorld();
  const began = await begin(world.auth);
  const callback = await walk(began.json().url, nina);
  callback.searchParams.set(name, value);
  expect((await bring(world.auth, callback, { headers: bindingOf(began) })).json().code).toBe(code);
});

test.each([
  ['nonce', 'of-another-sign-in', 'sign_in_mismatched'],
  ['code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', 'sign_in_expired'],
])('what was asked with another %s is no answer to this sign-in', async (name, value, code) => {
  await using world = await providerWorld();
  const began = await begin(world.auth);
  const page = new URL(began.json().url);
  expect(page.searchParams.get('code_challenge_method')).toBe('S256');
  page.searchParams.set(name, value);
  const callback = await walk(page.href, nina);
  expect((await bring(world.auth, callback, { headers: bindingOf(began) })).json().code).toBe(code);
});

test('a code without the secret that only this service has buys nothing, also from who knows the client’s', async () => {
  await using world = await providerWorld();
  const code = (await walk((await begin(world.auth)).json().url, nina)).searchParams.get('code') ?? '';
  const { clientId, clientSecret } = client;
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId,
    client_secret: clientSecret,
  });
  const answer = await fetch(`${world.provider.url}/token`, { method: 'POST', body });
  expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_grant' })]);
});

test('the answer of one provider is not taken for another’s', async () => {
  await using other = await listenAsProvider({ redirectUri: 'http://localhost:8080/login/github' });
  await using world = await providerWorld({}, { secrets: { 'github-sign-in': JSON.stringify({ ...client, server: other.url }) } });
  const { auth } = world;
  const began = await begin(auth);
  const callback = await walk(began.json().url, nina);
  expect((await bring(auth, callback, { headers: bindingOf(began), provider: 'github' })).json().code).toBe('sign_in_mismatched');
});

test('who says no there, or takes more than ten minutes, is told so', async () => {
  await using world = await providerWorld();
  const { auth } = world;
  expect((await signIn(auth, 'nobody')).json().code).toBe('sign_in_denied');
  const began = await begin(auth);
  const callback = await walk(began.json().url, nina);
  auth.clock.advance(10 * 60 + 1);
  expect((await bring(auth, callback, { headers: bindingOf(began) })).json().code).toBe('sign_in_expired');
  await auth.running.runJob('forget-expired');
  expect((await auth.pool.query('select from provider_sign_ins')).rowCount).toBe(0);
});

test('a provider that is gone is said to be', async () => {
  const gone = await listenAsProvider();
  await gone[Symbol.asyncDispose]();
  await using world = await providerWorld({}, { secrets: { 'openid-sign-in': openidSecret(gone.url) } });
  const refused = await begin(world.auth);
  expect([refused.statusCode, refused.json().code]).toEqual([503, 'provider_unavailable']);
  const { auth, provider } = await providerWorld();
  const began = await begin(auth);
  const callback = await walk(began.json().url, nina);
  await provider[Symbol.asyncDispose]();
  expect((await bring(auth, callback, { headers: bindingOf(began) })).json().code).toBe('provider_unavailable');
  await auth[Symbol.asyncDispose]();
});

test('nobody is sent on to another site', async () => {
  await using world = await providerWorld();
  const elsewhere = [
    '//evil.example',
    String.raw`/\evil.example`,
    '/\t/evil.example',
    'javascript:alert(1)',
    'https://evil.example/',
    'evil',
    '',
    '/a\nb',
  ];
  for (const returnTo of elsewhere)
    expect((await begin(world.auth, { body: { returnTo } })).json(), returnTo).toMatchObject({ status: 400, code: 'invalid_request' });
  expect((await begin(world.auth, { body: { returnTo: '/a/b?c=//d#e' } })).statusCode).toBe(201);
});

test('one address begins sixty sign-ins in a quarter of an hour', async () => {
  await using world = await providerWorld();
  for (let tries = 0; tries < 60; tries++) expect((await begin(world.auth)).statusCode).toBe(201);
  expect((await begin(world.auth)).json().code).toBe('too_many_attempts');
});

test('where nothing is configured nothing is offered, and nobody signs in', async () => {
  await using world = await providerWorld({}, { secrets: { 'openid-sign-in': 'unset-x', 'google-sign-in': '{"clientId":"half"}' } });
  expect((await world.auth.inject({ url: '/api/auth/providers' })).json()).toEqual({ items: [] });
  expect((await begin(world.auth, { path: 'google/sign-ins' })).json().code).toBe('not_found');
  expect((await post(world.auth, 'providers/facebook/sign-ins', {})).json().code).toBe('invalid_request');
});
