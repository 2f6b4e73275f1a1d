import {
  aws_iam as iam,
  aws_kms as kms,
  type aws_secretsmanager as secretsmanager,
  Duration,
  RemovalPolicy,
  type Stack,
} from 'aws-cdk-lib';
import { type Deployment, deploymentsOf, isProduction, nameIn } from '../deployment.ts';

/** The customer keys of a region's data. */
export interface Keys {
  /** Of everything that is kept. */
  readonly data: kms.IKey;
  /** Of everything that is secret: whoever may read a table may not read these by it. Secrets of a standby region are copies, see `replicaRegionsOf`. */
  readonly secrets?: kms.IKey;
}

export const createKeys = (stack: Stack, deployment: Deployment): Keys => ({
  data: createKey(stack, deployment, 'data'),
  ...(deployment.role === 'primary' && { secrets: createKey(stack, deployment, 'secrets') }),
});

/** A customer key that rotates every year and outlives its stack wherever what it encrypts does. */
export function createKey(stack: Stack, deployment: Deployment, name: string): kms.Key {
  return new kms.Key(stack, `${name}-key`, {
    alias: nameIn(deployment, name),
    description: `${name} of ${deployment.system.title} ${deployment.environmentName}`,
    enableKeyRotation: true,
    removalPolicy: isProduction(deployment) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    pendingWindow: Duration.days(isProduction(deployment) ? 30 : 7),
  });
}

/** Where an environment's other regions are. */
export const otherRegions = ({ system, environmentName, region }: Deployment): readonly string[] =>
  deploymentsOf(system, environmentName)
    .map(deployment => deployment.region)
    .filter(other => other !== region);

/**
 * Secrets are copied to the standby region by Secrets Manager. A copy stands before that region has a key of ours,
 * so it is encrypted with the account's own.
 */
export const replicaRegionsOf = (deployment: Deployment): secretsmanager.ReplicaRegion[] =>
  otherRegions(deployment).map(region => ({ region }));

/** Reads secrets while it runs: one that has rotated since it started. Nobody but Secrets Manager decrypts for it. */
export const mayRead = (
  secrets: readonly secretsmanager.ISecret[],
  stack: Stack,
  { secrets: key }: Keys,
): readonly iam.PolicyStatement[] => [
  new iam.PolicyStatement({
    actions: ['secretsmanager:GetSecretValue'],
    // The six characters Secrets Manager adds to a name are known only where it was made.
    resources: secrets.map(secret => secret.secretFullArn ?? `${secret.secretArn}-??????`),
  }),
  ...(key
    ? [
        new iam.PolicyStatement({
          actions: ['kms:Decrypt'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.amazonaws.com` } },
        }),
      ]
    : []),
];
