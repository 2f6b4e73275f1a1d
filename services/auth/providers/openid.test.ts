import { setTimeout } from 'node:timers/promises';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { createOpenidProvider, type OpenidOptions } from './openid.ts';
import { client, listen } from './test-browser.ts';

const expected = { state: 's', nonce: 'n', verifier: 'v'.repeat(43) };
const to = 'http://localhost:8080/login/openid';

test('a provider that takes its time is not waited for', async () => {
  await using slow = await listen(() => async (_request, response) => {
    await setTimeout(60_000, undefined, { ref: false });
    response.end();
  });
  const provider = createOpenidProvider({ id: 'openid', name: 'Slow', issuer: slow.url, ...client, timeout: 0.1 });
  await expect(provider.begin(expected, to)).rejects.toMatchObject({ code: 'provider_unavailable', status: 503 });
});

test('whoever names themselves otherwise than they are called is not believed', async () => {
  await using other = await listen(() => (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ issuer: 'https://accounts.google.com', authorization_endpoint: 'https://evil.example/authorize' }));
  });
  const provider = createOpenidProvider({ id: 'openid', name: 'Other', issuer: other.url, ...client });
  await expect(provider.begin(expected, to)).rejects.toMatchObject({ code: 'sign_in_mismatched' });
});

const keys = await generateKeyPair('RS256');
const json = (value: unknown) => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });

/** A provider as those one cannot ask here document themselves: what its configuration says, and what its token claims. */
async function signIn(
  options: Pick<OpenidOptions, 'id' | 'issuer'>,
  said: { readonly issuer?: string; readonly claims: object; readonly secondsAhead?: number },
) {
  const now = Math.floor(Date.now() / 1000) + (said.secondsAhead ?? 0);
  const claims = {
    iss: options.issuer,
    sub: 'somebody',
    aud: client.clientId,
    nonce: expected.nonce,
    iat: now,
    nbf: now,
    exp: now + 300,
    ...said.claims,
  };
  const answers: Readonly<Record<string, () => Promise<Response>>> = {
    configuration: async () =>
      json({
        issuer: said.issuer ?? options.issuer,
        authorization_endpoint: 'https://provider.test/authorize',
        token_endpoint: 'https://provider.test/token',
        jwks_uri: 'https://provider.test/keys',
      }),
    token: async () =>
      json({
        access_token: 'a',
        token_type: 'Bearer',
        id_token: await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(keys.privateKey),
      }),
    keys: async () => json({ keys: [{ ...(await exportJWK(keys.publicKey)), alg: 'RS256', use: 'sig' }] }),
  };
  const fetch = async (url: string) =>
    answers[/(configuration|token|keys)$/.exec(url)?.[0] ?? '']?.() ?? new Response(null, { status: 404 });
  const provider = createOpenidProvider({ ...options, name: 'Quirky', ...client, fetch });
  return provider.finish(expected, new URL(`${to}?code=c&state=${expected.state}`));
}

const ofGoogle = { id: 'google', issuer: 'https://accounts.google.com' } as const;

test.each([
  ['of its own mail', { email: 'Nina@gmail.com', email_verified: true }, true],
  ['of an organization whose mail it has', { email: 'nina@theatre.example', email_verified: true, hd: 'theatre.example' }, true],
  ['that was proved once, of mail it does not have', { email: 'nina@theatre.example', email_verified: true }, false],
  ['that was never proved', { email: 'nina@gmail.com', email_verified: false }, false],
])('Google answers for an address %s, or it does not', async (_, claims, emailVerified) => {
  expect(await signIn(ofGoogle, { claims })).toMatchObject({ issuer: ofGoogle.issuer, email: claims.email.toLowerCase(), emailVerified });
});

const directory = '9188040d-6c67-4c5b-b112-36a304b66dad';
const microsoft = 'https://login.microsoftonline.com';
const ofAnyDirectory = { id: 'microsoft', issuer: `${microsoft}/common/v2.0` } as const;
const template = { issuer: `${microsoft}/{tenantid}/v2.0` };

test('whoever comes by any directory of Microsoft’s is known by that directory, and its address by the owner of the domain alone', async () => {
  const claims = { iss: `${microsoft}/${directory}/v2.0`, tid: directory, email: 'nina@theatre.example' };
  const proved = (more: object) => signIn(ofAnyDirectory, { ...template, claims: { ...claims, ...more } });
  expect(await proved({})).toMatchObject({ issuer: claims.iss, subject: 'somebody', emailVerified: false });
  expect(await proved({ email_verified: true })).toMatchObject({ emailVerified: false });
  expect(await Promise.all([true, 1, '1'].map(xms_edov => proved({ xms_edov })))).toMatchObject(
    [1, 2, 3].map(() => ({ emailVerified: true })),
  );
  expect(await proved({ xms_edov: false })).toMatchObject({ emailVerified: false });
});

test.each([
  ['another directory than its token names', { iss: `${microsoft}/${directory}/v2.0`, tid: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a' }],
  ['no directory', { iss: `${microsoft}/{tenantid}/v2.0` }],
  ['another site', { iss: `https://evil.example/${directory}/v2.0`, tid: directory }],
])('a token of %s is not Microsoft’s', async (_, claims) => {
  await expect(signIn(ofAnyDirectory, { ...template, claims })).rejects.toMatchObject({ code: 'sign_in_mismatched' });
});

const ofOperator = { id: 'openid', issuer: 'https://id.theatre.example' } as const;

test('some say in a text that an address is verified, and clocks may be half a minute apart', async () => {
  const claims = { email: 'nina@theatre.example', email_verified: 'true' };
  expect(await signIn(ofOperator, { claims, secondsAhead: 25 })).toMatchObject({ emailVerified: true });
  expect(await signIn(ofOperator, { claims: { ...claims, email_verified: 'false' } })).toMatchObject({ emailVerified: false });
  expect(await signIn(ofOperator, { claims: { ...claims, xms_edov: true, email_verified: undefined } })).toMatchObject({
    emailVerified: false,
  });
  await expect(signIn(ofOperator, { claims, secondsAhead: -400 })).rejects.toMatchObject({ code: 'sign_in_expired' });
  await expect(signIn(ofOperator, { claims, secondsAhead: 60 })).rejects.toMatchObject({ code: 'sign_in_expired' });
});
