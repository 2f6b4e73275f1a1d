import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { secretsIn, serviceKeyOf, type System } from '@event-planner/model';
import { makeSecret } from '@event-planner/platform/secrets';
import type { StripeKeys } from '../command/variables.ts';
import { explain } from './data-folder.ts';

/** What links to objects are signed with. */
export const objectsKey = 'objects-key';

export type Secrets = Readonly<Record<string, string>>;

/** Everything a system keeps secret, made once and kept in files only their owner can read. */
export function openSecrets(directory: string, system: Pick<System, 'services' | 'secrets'>, stripe?: StripeKeys): Secrets {
  const own = [...system.services.map(({ name }) => serviceKeyOf(name)), objectsKey].map(name => [name, 'random'] as const);
  const sources = [...secretsIn(system), ...own];
  const kept = Object.fromEntries(sources.map(([name, source]) => [name, open(join(directory, name), () => makeSecret(source))]));
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
