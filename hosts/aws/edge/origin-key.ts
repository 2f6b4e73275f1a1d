import { aws_secretsmanager as secretsmanager, SecretValue, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import { webRegion } from '../web/region.ts';

/** What the CDN says to the load balancer so that it is believed. */
export const originKeyHeader = 'x-origin-key';

/**
 * The value of that header, by a reference CloudFormation resolves when it deploys. The primary region makes it; Secrets Manager carries
 * copies of the same name to the other regions, which is what lets a stack there name what it cannot refer to.
 */
export function originKey(stack: Stack, deployment: Deployment): string {
  const name = nameIn(deployment, 'origin-key');
  if (stack.region !== deployment.environment.regions[0]) return copyOf(name);
  const others = [...new Set([...deployment.environment.regions, webRegion])].filter(
    region => region !== undefined && region !== stack.region,
  );
  const secret = new secretsmanager.Secret(stack, 'origin-key', {
    secretName: name,
    description: `Tells the load balancer of ${deployment.system.title} which requests came through the CDN`,
    generateSecretString: { passwordLength: 40, excludePunctuation: true },
    replicaRegions: others.map(region => ({ region: String(region) })),
  });
  return secret.secretValue.unsafeUnwrap();
}

/** The same value, in a stack that did not make it. */
export const copyOf = (name: string): string => SecretValue.secretsManager(name).unsafeUnwrap();
