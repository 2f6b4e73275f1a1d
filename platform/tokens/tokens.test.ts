import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { clock } from '../testing/clock.ts';
import { person } from '../testing/people.ts';
import { createTokenSigner, createTokenVerifier, newSigningKey } from './index.ts';

const issuer = 'shop/auth';
const audience = 'shop';
const ada = person('Ada');

async function parties() {
  const time = clock('2030-06-01T10:00:00Z');
  const key = await newSigningKey();
  const signer = createTokenSigner({ keys: [key], issuer, audience, now: time.now });
  let fetches = 0;
  let published = signer.jwks();
  const jwks = async () => {
    fetches += 1;
    return published;
  };
  const verifier = createTokenVerifier({ jwks, issuer, audience, now: time.now });
  return { time, key, signer, verifier, fetches: () => fetches, publish: (keys: typeof published) => void (published = keys) };
}

const atTen = Date.parse('2030-06-01T10:00:00Z') / 1000;

interface Claimed extends Partial<JWTHeaderParameters> {
  readonly iss?: string;
  readonly aud?: string;
  readonly iat?: number;
  readonly nbf?: number;
  readonly exp?: number | undefined;
}

/** As auth would, but for what is said. */
const forge = async (key: JWK, { iss = issuer, aud = audience, iat = atTen, nbf, exp, ...head }: Claimed) =>
  new SignJWT({
    name: 'Eve',
    email: 'eve@example.test',
    roles: ['admin'],
    sub: ada.sub,
    iss,
    aud,
    iat,
    ...(nbf && { nbf }),
    ...(exp && { exp }),
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid ?? '', ...head })
    .sign(await importJWK(key, head.alg ?? 'EdDSA'));

const lasts = { exp: atTen + 900 };

test('what one signs the other reads, without the private key', async () => {
  const { signer, verifier, fetches } = await parties();
  const { token, expiresAt } = await signer.sign(ada);
  expect(await verifier.verify(token)).toEqual(ada);
  expect(expiresAt.toISOString()).toBe('2030-06-01T10:15:00.000Z');
  expect(JSON.stringify(signer.jwks())).not.toContain('"d"');
  await verifier.verify(token);
  expect(fetches()).toBe(1);
});

test('a token ends after 15 minutes, even one that was seen before', async () => {
  const { time, signer, verifier } = await parties();
  const { token } = await signer.sign(ada);
  await verifier.verify(token);
  time.advance(15 * 60 + 6);
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'token_expired' });
});

test.each([
  ['another issuer', { iss: 'evil/auth' }],
  ['another audience', { aud: 'another-shop' }],
  ['no end', { exp: undefined }],
  ['another kind of token', { typ: 'service+jwt' }],
  ['a time to come', { nbf: atTen + 60 }],
  ['a time to come, as it says when it was made', { iat: atTen + 60 }],
])('a token for %s is refused although its signature is right', async (_, change) => {
  const { key, verifier } = await parties();
  await expect(verifier.verify(await forge(key, { ...lasts, ...change }))).rejects.toMatchObject({ code: 'token_invalid' });
  expect(await verifier.verify(await forge(key, lasts))).toMatchObject({ name: 'Eve' });
});

test('however long a token says that it lasts, it ends after 15 minutes', async () => {
  const { time, key, verifier } = await parties();
  const token = await forge(key, { exp: atTen + 86_400 });
  time.advance(15 * 60 + 6);
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'token_expired' });
});

test('a token of a stranger’s key is refused, under the right key id too', async () => {
  const { key, verifier } = await parties();
  const stranger = await newSigningKey();
  for (const head of [{}, { kid: key.kid ?? '' }, { kid: '../../key' }])
    await expect(verifier.verify(await forge(stranger, { ...lasts, ...head }))).rejects.toMatchObject({ code: 'token_invalid' });
});

test('keys that a token brings along, or says where to find, are not looked at', async () => {
  const { verifier } = await parties();
  const stranger = await newSigningKey();
  const { d: _, ...jwk } = stranger;
  for (const head of [{ jwk }, { jku: 'https://evil.example.test/keys' }, { x5u: 'https://evil.example.test/x' }])
    await expect(verifier.verify(await forge(stranger, { ...lasts, ...head }))).rejects.toMatchObject({ code: 'token_invalid' });
});

test('a key for another algorithm signs nothing, though it is published', async () => {
  const { key, signer, verifier, publish } = await parties();
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = 'es256';
  publish({ keys: [...signer.jwks().keys, { ...(await exportJWK(publicKey)), kid }] });
  const token = await forge({ ...(await exportJWK(privateKey)), kid }, { ...lasts, alg: 'ES256' });
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'token_invalid' });
  expect(await verifier.verify(await forge(key, lasts))).toMatchObject({ name: 'Eve' });
});

test('no signature, a changed body and a public key used as a shared secret are all refused', async () => {
  const { key, signer, verifier } = await parties();
  const { token } = await signer.sign(ada);
  const [header = '', body = '', signature = ''] = token.split('.');
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${encode({ alg: 'none', typ: 'at+jwt' })}.${body}.`;
  const changed = `${header}.${encode({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), roles: ['admin'] })}.${signature}`;
  const confusedHead = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })}.${body}`;
  const publicKey = JSON.stringify(await exportJWK(await importJWK({ ...signer.jwks().keys[0] }, 'EdDSA')));
  const confused = `${confusedHead}.${createHmac('sha256', publicKey).update(confusedHead).digest('base64url')}`;
  for (const wrong of [unsigned, changed, confused, 'rubbish', `${token}x`])
    await expect(verifier.verify(wrong)).rejects.toMatchObject({ code: 'token_invalid' });
});

test('keys rotate: the new one is found, the old one is good until it is withdrawn, and unknown ids do not hammer the issuer', async () => {
  const { time, key, signer, verifier, publish, fetches } = await parties();
  const before = await signer.sign(ada);
  await verifier.verify(before.token);
  const rotated = createTokenSigner({ keys: [await newSigningKey(), key], issuer, audience, now: time.now });
  publish(rotated.jwks());
  const after = await rotated.sign(ada);
  await expect(verifier.verify(after.token)).rejects.toMatchObject({ code: 'token_invalid' });
  expect(fetches()).toBe(1);
  time.advance(31);
  expect(await verifier.verify(after.token)).toEqual(ada);
  expect(await verifier.verify((await signer.sign(ada)).token)).toEqual(ada);
  expect(fetches()).toBe(2);
});

test('a withdrawn key is good for ten minutes at most, and known keys serve while the issuer is away', async () => {
  const time = clock('2030-06-01T10:00:00Z');
  const signer = createTokenSigner({ keys: [await newSigningKey()], issuer, audience, now: time.now });
  let published: () => ReturnType<typeof signer.jwks> = () => {
    throw new Error('away');
  };
  const verifier = createTokenVerifier({ jwks: async () => published(), issuer, audience, now: time.now });
  const token = async () => (await signer.sign(ada)).token;
  await expect(verifier.verify(await token())).rejects.toMatchObject({ kind: 'unavailable' });
  const away = published;
  published = () => signer.jwks();
  expect(await verifier.verify(await token())).toEqual(ada);
  published = away;
  time.advance(600);
  expect(await verifier.verify(await token())).toEqual(ada);
  published = () => ({ keys: [] });
  time.advance(600);
  await expect(verifier.verify(await token())).rejects.toMatchObject({ code: 'token_invalid' });
});
