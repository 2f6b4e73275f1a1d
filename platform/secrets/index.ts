import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { SecretSource } from '@event-planner/model';

export { isMadeUp, readSecret } from './read-secret.ts';

/** A new value. Of a secret that is somebody else's to give, one that looks like it: good enough where nobody else is asked. */
export function makeSecret(source: SecretSource): string {
  if (source === 'signing-key') return signingKey();
  return source === 'random' ? random() : `${source.trialPrefix}${random()}`;
}

const random = (): string => randomBytes(32).toString('base64url');

const signingKey = (): string =>
  JSON.stringify({
    ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
    alg: 'EdDSA',
    use: 'sig',
    kid: randomBytes(8).toString('base64url'),
  });
