import { type Manifest, type SecretSource, secretsIn } from '@event-planner/model';
import { aws_ecs as ecs, aws_secretsmanager as secretsmanager, type Stack } from 'aws-cdk-lib';
import type { Access } from '../access.ts';
import { type Deployment, nameIn } from '../deployment.ts';
import { type Keys, mayRead, replicaRegionsOf } from './keys.ts';
import { removalPolicyOf } from './removal.ts';
import { variableName } from './variables.ts';

/** What services prove themselves to each other with; the host's own, so no manifest names it. */
const serviceKey = 'service-key';

export interface Secrets {
  accessOf(service: Manifest): Access;
}

interface Generated {
  readonly name: string;
  readonly description: string;
  readonly keys: Keys;
  /** Below the deployment's name. @default `name` */
  readonly secretName?: string;
  /** @default 32 bytes' worth of letters and digits */
  readonly made?: secretsmanager.SecretStringGenerator;
}

/** A secret nobody has seen. In the standby region it is the primary's, replicated under the same name. */
export function generatedSecret(
  stack: Stack,
  deployment: Deployment,
  { name, description, keys, ...options }: Generated,
): secretsmanager.ISecret {
  const secretName = nameIn(deployment, options.secretName ?? name);
  if (deployment.role === 'standby') return secretsmanager.Secret.fromSecretNameV2(stack, name, secretName);
  return new secretsmanager.Secret(stack, name, {
    secretName,
    description: `${deployment.system.title} ${deployment.environmentName}: ${description}`,
    encryptionKey: keys.secrets,
    replicaRegions: replicaRegionsOf(deployment),
    removalPolicy: removalPolicyOf(deployment),
    generateSecretString: options.made ?? { passwordLength: 43, excludePunctuation: true },
  });
}

/** `{ username, password }`: what rotation understands. */
export const passwordOf = (username: string): secretsmanager.SecretStringGenerator => ({
  secretStringTemplate: JSON.stringify({ username }),
  generateStringKey: 'password',
  excludePunctuation: true,
  passwordLength: 40,
});

/** One secret for every name in a manifest, and the services' own key. */
export function createSecrets(stack: Stack, deployment: Deployment, { keys }: { readonly keys: Keys }): Secrets {
  const { system } = deployment;
  const key = generatedSecret(stack, deployment, {
    name: serviceKey,
    description: 'what services prove themselves to each other with',
    keys,
  });
  const stated = [...secretsIn(system)].map(
    ([name, source]) => [name, generatedSecret(stack, deployment, { name, description: `${name}, ${howItIsMade(source)}`, keys })] as const,
  );
  return {
    accessOf({ secrets = [] }) {
      const own = stated.filter(([name]) => secrets.includes(name));
      return {
        variables: {},
        secrets: Object.fromEntries(
          [...own, [serviceKey, key] as const].map(([name, secret]) => [
            `SECRET_${variableName(name)}`,
            ecs.Secret.fromSecretsManager(secret),
          ]),
        ),
        statements: mayRead([key, ...own.map(([, secret]) => secret)], stack, keys),
      };
    },
  };
}

/**
 * Secrets Manager generates random text alone. What has to have a shape, a signing key's or what somebody else gives, begins as such text
 * and is put right once: until then the tasks that read it do not start.
 */
function howItIsMade(source: SecretSource): string {
  if (source === 'random') return 'generated';
  return source === 'signing-key' ? 'to be made by hosts/aws/data/make-secret.ts' : `to be fetched from ${source.from}`;
}
