import { aws_elasticloadbalancingv2 as elbv2, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import type { Network } from '../network/network.ts';
import type { AlertTopics, Measure } from '../observability/alarms.ts';

/** What stands between people and the tasks. */
export interface Edge {
  readonly loadBalancer: elbv2.IApplicationLoadBalancer;
  readonly listener: elbv2.IApplicationListener;
  /** Where a new colour is tried before people are sent to it. */
  readonly testListener: elbv2.IApplicationListener;
  readonly measures: readonly Measure[];
}

export interface EdgeParts {
  readonly network: Network;
  readonly alerts: AlertTopics;
}

export function createEdge(stack: Stack, _deployment: Deployment, { network }: EdgeParts): Edge {
  const loadBalancer = new elbv2.ApplicationLoadBalancer(stack, 'LoadBalancer', {
    vpc: network.vpc,
    internetFacing: true,
    securityGroup: network.groupOf('edge'),
  });
  const notFound = elbv2.ListenerAction.fixedResponse(404);
  const listen = (name: string, port: number): elbv2.ApplicationListener =>
    loadBalancer.addListener(name, { port, protocol: elbv2.ApplicationProtocol.HTTP, open: false, defaultAction: notFound });
  return { loadBalancer, listener: listen('Https', 443), testListener: listen('Test', 8443), measures: [] };
}
