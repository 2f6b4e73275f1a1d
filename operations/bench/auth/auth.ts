import { createPublicKey, verify as verifySignature } from 'node:crypto';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { createMemoryCache } from '@event-planner/platform/cache';
import { createLogger } from '@event-planner/platform/telemetry';
import { createEndedSessions, createTokenSigner, createTokenVerifier, newSigningKey } from '@event-planner/platform/tokens';
import { createPasswordCheck, hashPassword } from '@event-planner/services/auth/password-hash';
import { createClient, expectJson } from '../load/client.ts';
import { load } from '../load/load.ts';
import { loadOn } from '../load/load-on.ts';
import { type Benchmark, compared, type Report } from '../result.ts';
import { password, registerAccounts } from '../system/accounts.ts';
import { startServer } from '../system/start-server.ts';

const seconds = 4;
const callers = 16;
const tokens = 5_000;

/** What identity costs: a login by password through the edge, and a token checked in a service. */
export const auth: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const client = scope.use(createClient(server.url));
  const accounts = await registerAccounts(server, callers);
  const { perSecond: value, ...details } = await loadOn(
    server,
    caller => expectJson(client({ method: 'POST', path: '/api/auth/login', body: { email: accounts[caller]?.email, password } }), 200),
    { callers, seconds },
  );
  const baseline = await hashBare();
  report(
    compared({
      name: `auth-login-c${callers}`,
      value,
      unit: '/s',
      baseline,
      against: 'the bare Argon2id',
      ...details,
    }),
  );
  await benchTokens(report);
};

async function hashBare(): Promise<number> {
  const [kept, matches] = [await hashPassword(password), createPasswordCheck()];
  return (await load(() => matches(kept, password), { callers, seconds })).perSecond;
}

async function benchTokens(report: Report): Promise<void> {
  const parties = { issuer: 'bench/auth', audience: 'bench', now: () => new Date() };
  const signer = createTokenSigner({ ...parties, keys: [await newSigningKey()] });
  const keys = signer.jwks();
  const given = await Promise.all(Array.from({ length: tokens }, (_, at) => signer.sign(person(at)).then(({ token }) => token)));
  const log = createLogger({ service: 'bench', level: 'silent' });
  const ended = createEndedSessions({ cache: createMemoryCache(), now: parties.now, log });
  const verifier = createTokenVerifier({ ...parties, jwks: async () => keys, ended });
  const fresh = await perSecond(given, token => verifier.verify(token));
  const known = await perSecond(given, token => verifier.verify(token));
  const key = createPublicKey({ key: keys.keys[0] as Record<string, string>, format: 'jwk' });
  const bare = await perSecond(given, async token => {
    const end = token.lastIndexOf('.');
    if (!verifySignature(null, Buffer.from(token.slice(0, end)), key, Buffer.from(token.slice(end + 1), 'base64url')))
      throw new Error('a wrong signature');
  });
  const against = 'the bare Ed25519 check';
  report(compared({ name: 'auth-token-first-seen', value: fresh, unit: '/s', baseline: bare, against }));
  report(compared({ name: 'auth-token-seen-before', value: known, unit: '/s', baseline: bare, against }));
}

const idOf = (number: number): string => `00000000-0000-8000-8000-${String(number).padStart(12, '0')}`;
const person = (number: number): AccessClaims => ({
  sub: idOf(number),
  sid: idOf(tokens + number),
  name: `Buyer ${number}`,
  email: `buyer.${number}@example.test`,
  roles: ['attendee'],
});

/** One after the other, as one thread does. */
async function perSecond(given: readonly string[], check: (token: string) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (const token of given) await check(token);
  return Math.round((given.length / (performance.now() - start)) * 1000);
}
