import type { Deployable, Manifest } from '@event-planner/model';
import {
  aws_cloudwatch as cloudwatch,
  aws_elasticloadbalancingv2 as elbv2,
  type aws_route53 as route53,
  aws_wafv2 as waf,
  Duration,
  type Stack,
} from 'aws-cdk-lib';
import type { Access } from '../access.ts';
import type { Deployment } from '../deployment.ts';
import type { Network } from '../network/network.ts';
import { type AlertTopics, createAlarms, type Measure } from '../observability/alarms.ts';
import { createAddress, createCertificate, createZone } from './domain.ts';
import { createFirewall } from './firewall.ts';
import { createListeners, createLoadBalancer } from './load-balancer.ts';
import { createMail, mailAccessOf } from './mail.ts';
import { originKey } from './origin-key.ts';
import { type RoutingRule, routesOf } from './rules.ts';

/** What stands between people and the tasks. */
export interface Edge {
  readonly loadBalancer: elbv2.IApplicationLoadBalancer;
  readonly listener: elbv2.IApplicationListener;
  /** Where a new colour is tried before people are sent to it: open inside the network alone. */
  readonly testListener: elbv2.IApplicationListener;
  /** Of the environment; the primary region's alone. */
  readonly zone: route53.IHostedZone | undefined;
  readonly measures: readonly Measure[];
  /** Which rules lead to a deployable, for both listeners. */
  routesOf(deployable: Deployable): readonly RoutingRule[];
  /** To what leaves for people by mail, for those who send it. */
  accessOf(service: Manifest): Access;
}

export interface EdgeParts {
  readonly network: Network;
  readonly alerts: AlertTopics;
}

export function createEdge(stack: Stack, deployment: Deployment, { network, alerts }: EdgeParts): Edge {
  const zone = deployment.role === 'primary' ? createZone(stack, deployment) : undefined;
  const certificate = createCertificate(stack, deployment, zone);
  const loadBalancer = createLoadBalancer(stack, deployment, network);
  const listeners = createListeners(stack, deployment, { loadBalancer, certificate });
  const firewall = createFirewall(stack, deployment, { scope: 'REGIONAL', name: 'edge', originKey: originKey(stack, deployment) });
  new waf.CfnWebACLAssociation(stack, 'firewall-association', { resourceArn: loadBalancer.loadBalancerArn, webAclArn: firewall.attrArn });
  createAddress(stack, deployment, { loadBalancer, zone });
  createMail(stack, deployment, zone);
  const measures = measuresOf(loadBalancer);
  createAlarms(stack, { deployment, alerts, measures });
  return {
    loadBalancer,
    ...listeners,
    zone,
    measures,
    routesOf: deployable => routesOf(deployment, deployable),
    accessOf: service => mailAccessOf(stack, deployment, service),
  };
}

/** The load balancer's own refusals: no task could be reached, or none answered in time. What tasks answer is measured beside them. */
function measuresOf(loadBalancer: elbv2.ApplicationLoadBalancer): readonly Measure[] {
  const period = Duration.minutes(1);
  const errors = loadBalancer.metrics.httpCodeElb(elbv2.HttpCodeElb.ELB_5XX_COUNT, { statistic: 'Sum', period });
  const requests = loadBalancer.metrics.requestCount({ statistic: 'Sum', period });
  const percent = new cloudwatch.MathExpression({
    // A request that finds no task is not among `requests`.
    expression: '100 * errors / (FILL(requests, 0) + errors)',
    usingMetrics: { errors, requests },
    label: 'refused by the load balancer, percent',
    period,
  });
  return [
    { metric: 'server-errors-per-minute', subject: 'edge', value: errors },
    { metric: 'server-error-percent', subject: 'edge', value: percent },
  ];
}
