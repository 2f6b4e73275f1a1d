import { createHmac, createPrivateKey, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { clock } from '../testing/clock.ts';
import { createServiceTokens, type PublicKeys, servicePublicKeys, type ServiceTokens } from './index.ts';

const declares: Readonly<Record<string, readonly string[]>> = { payment: ['booking', 'auth'], notification: ['booking'], event: ['auth'] };
const secretOf = (service: string): string => `a-secret-that-${service}-alone-knows-and-no-other`;

/** Services of one system, each with its own secret, and everybody's public halves in one place. */
function system({ alsoPublished = [] }: { readonly alsoPublished?: PublicKeys['keys'] } = {}) {
  const time = clock('2030-06-01T10:00:00Z');
  const secrets = new Map<string, string>();
  const fetched: string[] = [];
  const secret = (service: string): string => secrets.get(service) ?? secretOf(service);
  const tokensOf = (service: string): ServiceTokens =>
    createServiceTokens({
      service,
      secret: secret(service),
      now: time.now,
      keysOf: caller =>
        declares[caller]?.includes(service)
          ? async (): Promise<PublicKeys> => {
              fetched.push(caller);
              return { keys: [...servicePublicKeys(secret(caller)).keys, ...alsoPublished] };
            }
          : undefined,
    });
  return { time, tokensOf, fetched, renew: (service: string, to: string) => void secrets.set(service, to) };
}

const keyOf = (service: string): KeyObject => {
  const seed = Buffer.from(hkdfSync('sha256', secretOf(service), '', 'service tokens', 32));
  return createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
};

interface Claimed {
  readonly key?: KeyObject;
  readonly iss?: string;
  readonly aud?: string;
  readonly typ?: string;
  readonly head?: Readonly<Record<string, unknown>>;
  readonly issuedAt?: number;
  readonly endsAt?: number;
}

const atTen = Date.parse('2030-06-01T10:00:00Z') / 1000;

/** As `payment` would, but for what is said. */
const sign = ({ key = keyOf('payment'), iss = 'payment', aud = 'booking', ...said }: Claimed): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: 'EdDSA', typ: said.typ ?? 'service+jwt', ...said.head })
    .setIssuer(iss)
    .setAudience(aud)
    .setIssuedAt(said.issuedAt ?? atTen)
    .setExpirationTime(said.endsAt ?? atTen + 60)
    .sign(key);

test('who is called knows who calls, for a minute, and asks for their keys once', async () => {
  const { time, tokensOf, fetched } = system();
  const [payment, booking] = [tokensOf('payment'), tokensOf('booking')];
  const token = await payment.mint('booking');
  expect([await booking.verify(token), await booking.verify(token), await booking.verify(await sign({}))]).toEqual([
    'payment',
    'payment',
    'payment',
  ]);
  expect(fetched).toEqual(['payment']);
  expect(await payment.mint('booking')).toBe(token);
  time.advance(66);
  await expect(booking.verify(token)).rejects.toMatchObject({ code: 'token_invalid' });
  expect(await booking.verify(await payment.mint('booking'))).toBe('payment');
});

test('a token for one callee is no token for another that the same caller may call', async () => {
  const { tokensOf } = system();
  await expect(tokensOf('auth').verify(await tokensOf('payment').mint('booking'))).rejects.toMatchObject({ code: 'token_invalid' });
});

test('a service cannot call what it does not declare, and nothing is fetched for it', async () => {
  const { tokensOf, fetched } = system();
  await expect(tokensOf('payment').verify(await tokensOf('booking').mint('payment'))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(tokensOf('auth').verify(await tokensOf('notification').mint('auth'))).rejects.toMatchObject({ code: 'forbidden' });
  await expect(tokensOf('booking').verify(await tokensOf('stranger').mint('booking'))).rejects.toMatchObject({ code: 'forbidden' });
  expect(fetched).toEqual([]);
});

test.each<[string, Claimed]>([
  ['a service that forges another’s name', { key: keyOf('notification') }],
  ['a service that forges another’s name and key id', { key: keyOf('notification'), head: { kid: kidOf('payment') } }],
  ['a key nobody published', { key: generateKeyPairSync('ed25519').privateKey }],
  ['another audience', { aud: 'auth' }],
  ['another kind of token', { typ: 'at+jwt' }],
  ['one that lasts for a day', { endsAt: atTen + 86_400, issuedAt: atTen - 3600 }],
  ['one that begins tomorrow', { issuedAt: atTen + 86_400, endsAt: atTen + 86_460 }],
  ['a key id that leads out of the keys', { key: keyOf('notification'), head: { kid: '../../notification' } }],
])('%s is refused', async (_, claimed) => {
  const { tokensOf } = system();
  await expect(tokensOf('booking').verify(await sign(claimed))).rejects.toMatchObject({ code: 'token_invalid' });
});

test('keys that a token brings along, or says where to find, are not looked at', async () => {
  const { tokensOf } = system();
  const stranger = generateKeyPairSync('ed25519');
  const jwk = stranger.publicKey.export({ format: 'jwk' });
  for (const head of [{ jwk }, { jku: 'https://evil.example.test/keys' }, { x5u: 'https://evil.example.test/x' }, { kid: 'evil', jwk }])
    await expect(tokensOf('booking').verify(await sign({ key: stranger.privateKey, head }))).rejects.toMatchObject({
      code: 'token_invalid',
    });
});

test('no signature, another algorithm, a public key used as a secret, and a changed body are refused', async () => {
  const { tokensOf } = system();
  const booking = tokensOf('booking');
  const [header = '', body = '', signature = ''] = (await tokensOf('payment').mint('booking')).split('.');
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [published] = servicePublicKeys(secretOf('payment')).keys;
  const confusedHead = `${encode({ alg: 'HS256', typ: 'service+jwt', kid: published?.kid })}.${body}`;
  const macs = [published?.['x'] ?? '', JSON.stringify(published), secretOf('payment')].map(
    key => `${confusedHead}.${createHmac('sha256', key).update(confusedHead).digest('base64url')}`,
  );
  const changed = encode({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), iss: 'notification' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const wrong = [
    `${encode({ alg: 'none', typ: 'service+jwt' })}.${body}.`,
    `${encode({ alg: 'none', typ: 'service+jwt' })}.${body}.${signature}`,
    ...macs,
    `${header}.${changed}.${signature}`,
    await sign({ key: rsa, head: { alg: 'RS256', kid: published?.kid } }),
    'rubbish',
    '',
  ];
  for (const token of wrong) await expect(booking.verify(token)).rejects.toMatchObject({ code: 'token_invalid' });
});

test('a key for another algorithm signs nothing, though it is published', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { tokensOf } = system({ alsoPublished: [{ ...publicKey.export({ format: 'jwk' }), kty: 'EC', kid: 'es256' }] });
  const token = await sign({ key: privateKey, head: { alg: 'ES256', kid: 'es256' } });
  await expect(tokensOf('booking').verify(token)).rejects.toMatchObject({ code: 'token_invalid' });
});

test('a secret is replaced without a call being refused: both are known while one replaces the other', async () => {
  const { time, tokensOf, renew } = system();
  const booking = tokensOf('booking');
  const before = tokensOf('payment');
  await booking.verify(await before.mint('booking'));
  const next = 'the-next-secret-of-payment-long-enough';
  renew('payment', `${secretOf('payment')} ${next}`);
  time.advance(600);
  expect(await booking.verify(await tokensOf('payment').mint('booking'))).toBe('payment');
  renew('payment', `${next} ${secretOf('payment')}`);
  expect(await booking.verify(await tokensOf('payment').mint('booking'))).toBe('payment');
  expect(await booking.verify(await before.mint('booking'))).toBe('payment');
  renew('payment', next);
  time.advance(600);
  expect(await booking.verify(await tokensOf('payment').mint('booking'))).toBe('payment');
  await expect(booking.verify(await before.mint('booking'))).rejects.toMatchObject({ code: 'token_invalid' });
});

test('what is published opens nothing, and a secret that could be guessed is not taken', () => {
  expect(JSON.stringify(servicePublicKeys(secretOf('payment')))).not.toMatch(/"d"|secret/);
  expect(() => servicePublicKeys('short')).toThrow('32 characters or more');
  expect(() => servicePublicKeys(`${secretOf('payment')} short`)).toThrow('32 characters or more');
});

function kidOf(service: string): string {
  return servicePublicKeys(secretOf(service)).keys[0]?.kid ?? '';
}
