import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { System } from '@event-planner/model';
import type { StripeKeys } from '../command/variables.ts';
import { explain } from './data-folder.ts';

/** What services prove themselves to each other with; the host's own, so no manifest names it. */
export const serviceKey = 'service-key';

const random = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');
const ed25519 = (): string =>
  JSON.stringify({
    ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
    alg: 'EdDSA',
    use: 'sig',
    kid: randomBytes(8).toString('base64url'),
  });

/** How a secret is made; one that is not listed is 32 random bytes. */
const makers: Readonly<Record<string, () => string>> = {
  'token-signing-key': ed25519,
  'ticket-signing-key': ed25519,
  'stripe-secret-key': () => random('sk_test_'),
  'stripe-publishable-key': () => random('pk_test_'),
  'stripe-webhook-secret': () => random('whsec_'),
};

export type Secrets = Readonly<Record<string, string>>;

/** Everything a system keeps secret, made once and kept in files only their owner can read. */
export function openSecrets(directory: string, system: Pick<System, 'services'>, stripe?: StripeKeys): Secrets {
  const names = new Set([serviceKey, ...system.services.flatMap(service => service.secrets ?? [])]);
  const kept = Object.fromEntries([...names].map(name => [name, open(join(directory, name), makers[name] ?? (() => random()))]));
  if (!stripe) return kept;
  return {
    ...kept,
    'stripe-secret-key': stripe.secretKey,
    'stripe-publishable-key': stripe.publishableKey,
    'stripe-webhook-secret': stripe.webhookSecret,
  };
}

function open(path: string, make: () => string): string {
  try {
    chmodSync(path, 0o600);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw explain(path, error);
  }
  const value = make();
  write(path, value);
  return value;
}

/** All or nothing: a key that is cut short would lock everybody out for good. */
function write(path: string, value: string): void {
  try {
    const file = openSync(`${path}.new`, 'w', 0o600);
    writeSync(file, value);
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.new`, path);
  } catch (error) {
    throw explain(path, error);
  }
}
