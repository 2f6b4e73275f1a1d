import { expect, test } from 'vitest';
import type { TestServiceOptions } from '@event-planner/platform/testing';
import { startAuth } from '../test-auth.ts';
import { begin, bindingOf, bring, client, listen } from './test-browser.ts';

interface Double {
  readonly addresses?: readonly object[];
  readonly user?: object;
}

const primary = { email: 'Octo@Example.test', primary: true, verified: true };

/** What GitHub documents of itself, as far as signing in goes: no ID token, and 200 to a code that is wrong. */
const listenAsGithub = ({ addresses = [primary], user = { id: 583231, login: 'octocat', name: null } }: Double = {}) =>
  listen(() => {
    let challenge = '';
    const json = (value: unknown) => JSON.stringify(value);
    return async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      response.setHeader('content-type', 'application/json');
      if (url.pathname === '/login/oauth/authorize') challenge = url.searchParams.get('code_challenge') ?? '';
      if (url.pathname === '/login/oauth/access_token') {
        let body = '';
        for await (const part of request) body += String(part);
        const given = new URLSearchParams(body);
        const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(given.get('code_verifier') ?? ''));
        const good = given.get('code') === 'right' && Buffer.from(digest).toString('base64url') === challenge;
        return response.end(
          json(good ? { access_token: 'gho_x', token_type: 'bearer', scope: 'read:user,user:email' } : { error: 'bad_verification_code' }),
        );
      }
      if (request.headers.authorization !== 'Bearer gho_x') return response.writeHead(401).end('{}');
      if (url.pathname === '/api/v3/user') return response.end(json(user));
      if (url.pathname === '/api/v3/user/emails') return response.end(json(addresses));
      return response.writeHead(404).end('{}');
    };
  });

async function signIn(double: Double, code = 'right') {
  await using github = await listenAsGithub(double);
  const options: TestServiceOptions = { secrets: { 'github-sign-in': JSON.stringify({ ...client, server: github.url }) } };
  await using auth = await startAuth(options);
  const began = await begin(auth, { path: 'github/sign-ins' });
  const page = new URL(began.json().url);
  await fetch(page);
  const callback = new URL(page.searchParams.get('redirect_uri') ?? '');
  callback.search = new URLSearchParams({ code, state: page.searchParams.get('state') ?? '', iss: `${github.url}/login/oauth` }).toString();
  return (await bring(auth, callback, { headers: bindingOf(began), provider: 'github' })).json();
}

test('GitHub signs in with its primary address, which it says is verified', async () => {
  const others = { email: 'other@example.test', primary: false, verified: true };
  expect(await signIn({ addresses: [others, primary] })).toMatchObject({ user: { email: 'octo@example.test', name: 'octocat' } });
});

test.each([
  [
    'a primary address that is not verified',
    {
      addresses: [
        { ...primary, verified: false },
        { email: 'b@example.test', primary: false, verified: true },
      ],
    },
  ],
  ['no address', { addresses: [] }],
])('%s opens nothing', async (_, double) => {
  expect((await signIn(double)).code).toBe('email_unverified');
});

test('a code that was used there is one that is over', async () => {
  expect((await signIn({}, 'used')).code).toBe('sign_in_expired');
});

test('an answer of another shape is as good as none', async () => {
  expect((await signIn({ user: { id: 'not a number' } })).code).toBe('provider_unavailable');
});
