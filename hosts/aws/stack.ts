import { type Environment as Place, Stack, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Deployment, isProduction, nameIn } from './deployment.ts';

export interface StackOptions {
  /** Holds what cannot be made again: protected from deletion wherever its data matters. @default false */
  readonly stateful?: boolean;
  /** @default the deployment's */
  readonly region?: string;
  readonly description: string;
}

/** A stack of a deployment: named, placed, tagged and protected in the one way all are. */
export function openStack(scope: Construct, deployment: Deployment, { name, ...options }: StackOptions & { readonly name: string }): Stack {
  const { system, environmentName, environment, region, role } = deployment;
  const { stateful = false, description } = options;
  const env: Place = { account: environment.account, region: options.region ?? region };
  const stack = new Stack(scope, role === 'standby' ? `standby-${name}` : name, {
    env,
    description: `${system.title} ${environmentName}: ${description}`,
    stackName: nameIn(deployment, role === 'standby' ? `standby-${name}` : name),
    terminationProtection: stateful && isProduction(deployment),
  });
  Tags.of(stack).add('system', system.name);
  Tags.of(stack).add('environment', environmentName);
  Tags.of(stack).add('part', name);
  return stack;
}
