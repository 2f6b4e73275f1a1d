import { callersOf, type Manifest, type SecretSource, secretsIn, serviceKeyOf } from '@event-planner/model';
import { aws_ecs as ecs, aws_iam as iam, aws_secretsmanager as secretsmanager, type Stack } from 'aws-cdk-lib';
import type { Access } from '../access.ts';
import { type Deployment, nameIn } from '../deployment.ts';
import { publicKeysName } from '../runtime/public-keys.ts';
import { type Keys, mayRead, replicaRegionsOf } from './keys.ts';
import { removalPolicyOf } from './removal.ts';
import { variableName } from './variables.ts';

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

/** One secret for every name in a manifest, and one for each service, which proves who it is to others with it. */
export function createSecrets(stack: Stack, deployment: Deployment, { keys }: { readonly keys: Keys }): Secrets {
  const { system } = deployment;
  const proofs = new Map(
    system.services.map(({ name }) => {
      const description = `what ${name} proves with who it is`;
      return [name, generatedSecret(stack, deployment, { name: serviceKeyOf(name), description, keys })] as const;
    }),
  );
  const stated = [...secretsIn(system)].map(
    ([name, source]) => [name, generatedSecret(stack, deployment, { name, description: `${name}, ${howItIsMade(source)}`, keys })] as const,
  );
  return {
    accessOf({ name: service, secrets = [] }) {
      const proof = proofs.get(service);
      const own = [...stated.filter(([name]) => secrets.includes(name)), ...(proof ? [[serviceKeyOf(service), proof] as const] : [])];
      return {
        variables: {},
        secrets: Object.fromEntries(own.map(([name, secret]) => [`SECRET_${variableName(name)}`, ecs.Secret.fromSecretsManager(secret)])),
        statements: [
          ...mayRead(
            own.map(([, secret]) => secret),
            stack,
            keys,
          ),
          ...mayProve(stack, deployment, service),
        ],
      };
    },
  };
}

/** Its own public keys a service publishes, and nobody else may; those of its callers it reads. */
function mayProve(stack: Stack, deployment: Deployment, service: string): readonly iam.PolicyStatement[] {
  const parameter = (name: string): string =>
    stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: publicKeysName(deployment, name).slice(1) });
  return [
    new iam.PolicyStatement({ actions: ['ssm:PutParameter'], resources: [parameter(service)] }),
    new iam.PolicyStatement({
      actions: ['ssm:GetParameter'],
      resources: [service, ...callersOf(deployment.system, service)].map(parameter),
    }),
  ];
}

/**
 * Secrets Manager generates random text alone. What has to have a shape, a signing key's or what somebody else gives, begins as such text
 * and is put right once: until then the tasks that read it do not start.
 */
function howItIsMade(source: SecretSource): string {
  if (source === 'random') return 'generated';
  return source === 'signing-key' ? 'to be made by hosts/aws/data/make-secret.ts' : `to be fetched from ${source.from}`;
}
