import { refuse, toProblem } from '@event-planner/platform/errors';
import { apiHeaders, originsOf } from '@event-planner/platform/security-headers';
import { domainIn } from '@event-planner/model';
import { type aws_certificatemanager as acm, aws_elasticloadbalancingv2 as elbv2, Duration, type Stack } from 'aws-cdk-lib';
import { type Deployment, isProduction } from '../deployment.ts';
import { edgePorts } from '../network/connections.ts';
import type { Network } from '../network/network.ts';
import { createAccessLogs } from './access-logs.ts';
import { edgePriority } from './rules.ts';

export function createLoadBalancer(stack: Stack, deployment: Deployment, network: Network): elbv2.ApplicationLoadBalancer {
  const loadBalancer = new elbv2.ApplicationLoadBalancer(stack, 'LoadBalancer', {
    vpc: network.vpc,
    vpcSubnets: network.subnets.public,
    internetFacing: true,
    securityGroup: network.groupOf('edge'),
    deletionProtection: isProduction(deployment),
    dropInvalidHeaderFields: true,
    desyncMitigationMode: elbv2.DesyncMitigationMode.DEFENSIVE,
    // Sockets live on it: their heartbeat comes within it.
    idleTimeout: Duration.seconds(deployment.system.edge.idleTimeout),
  });
  loadBalancer.logAccessLogs(createAccessLogs(stack, deployment), 'edge');
  return loadBalancer;
}

export interface Listeners {
  readonly listener: elbv2.ApplicationListener;
  readonly testListener: elbv2.ApplicationListener;
}

/** Policies with key exchanges that a quantum computer will not undo. */
const policies = { '1.2': elbv2.SslPolicy.TLS13_12_RES_PQ, '1.3': elbv2.SslPolicy.TLS13_13_PQ } as const;

export interface ListenerParts {
  readonly loadBalancer: elbv2.ApplicationLoadBalancer;
  readonly certificate: acm.ICertificate;
}

export function createListeners(stack: Stack, deployment: Deployment, { loadBalancer, certificate }: ListenerParts): Listeners {
  const { edge } = deployment.system;
  const listen = (name: string, port: number): elbv2.ApplicationListener => {
    const listener = loadBalancer.addListener(name, {
      port,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      certificates: [certificate],
      sslPolicy: policies[edge.tls.minimum],
      open: false,
      defaultAction: elbv2.ListenerAction.fixedResponse(404, { contentType: 'application/json', messageBody: nothingHere() }),
    });
    addHeaders(listener, deployment);
    // That this region's edge answers, as the local edge says it: whether every service does is told by their alarms.
    new elbv2.ApplicationListenerRule(stack, `${name}-health`, {
      listener,
      priority: edgePriority,
      conditions: [elbv2.ListenerCondition.pathPatterns([edge.health.path])],
      action: elbv2.ListenerAction.fixedResponse(200, { contentType: 'application/json', messageBody: JSON.stringify({ status: 'ok' }) }),
    });
    return listener;
  };
  loadBalancer.addListener('Http', {
    port: edgePorts.http,
    protocol: elbv2.ApplicationProtocol.HTTP,
    open: false,
    defaultAction: elbv2.ListenerAction.redirect({ protocol: 'HTTPS', port: String(edgePorts.https), permanent: true }),
  });
  return { listener: listen('Https', edgePorts.https), testListener: listen('Test', edgePorts.test) };
}

/** Of the media types a load balancer may answer with, JSON is the nearest to application/problem+json. */
const nothingHere = (): string =>
  JSON.stringify({ ...toProblem(refuse('not_found', 'there is nothing at this address'), ''), correlationId: undefined });

/** The ones a load balancer can add. Not the content policy: it would replace a service's own, narrower one. */
const addable = ['strict-transport-security', 'x-content-type-options', 'x-frame-options'];

function addHeaders(listener: elbv2.ApplicationListener, { system, environmentName }: Deployment): void {
  const headers = apiHeaders({ web: `https://${domainIn(system, environmentName).web}`, provider: originsOf([]) });
  const { defaultChild } = listener.node;
  if (!(defaultChild instanceof elbv2.CfnListener)) throw new Error(`${listener.node.path} is no listener`);
  defaultChild.listenerAttributes = [
    { key: 'routing.http.response.server.enabled', value: 'false' },
    ...headers
      .filter(([name]) => addable.includes(name))
      .map(([name, value]) => ({ key: `routing.http.response.${name.replaceAll('-', '_')}.header_value`, value })),
  ];
}
