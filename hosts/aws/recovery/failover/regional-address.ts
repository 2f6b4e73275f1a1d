import { aws_route53 as route53, aws_route53_targets as targets, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../../deployment.ts';
import type { Edge } from '../../edge/edge.ts';
import { regionalHost } from '../names.ts';

/**
 * The primary's load balancer under a name the standby region can compute, which the failover leaves alone: what that region's probe asks.
 * It asks in the name of the API, so that no certificate needs to know this one.
 */
export function createRegionalAddress(
  stack: Stack,
  deployment: Deployment,
  { loadBalancer, zone }: Pick<Edge, 'loadBalancer' | 'zone'>,
): void {
  const [, standby] = deployment.environment.regions;
  if (standby === undefined || !zone) return;
  new route53.ARecord(stack, 'regional-address', {
    zone,
    recordName: `${regionalHost(deployment)}.`,
    target: route53.RecordTarget.fromAlias(new targets.LoadBalancerTarget(loadBalancer)),
  });
}
