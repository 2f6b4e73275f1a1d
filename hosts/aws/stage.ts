import { deployablesIn } from '@event-planner/model';
import type { App } from 'aws-cdk-lib';
import { createDeployable } from './compute/deployable.ts';
import { createData } from './data/data.ts';
import { createDelivery } from './delivery/delivery.ts';
import type { Deployment } from './deployment.ts';
import { createEdge } from './edge/edge.ts';
import { createGovernance } from './governance/governance.ts';
import { createMessaging } from './messaging/messaging.ts';
import { createNetwork } from './network/network.ts';
import { createObservability } from './observability/observability.ts';
import { createRecovery } from './recovery/recovery.ts';
import { openStack, type StackOptions } from './stack.ts';
import { createPagesCopy, pagesCopyOf } from './web/copy.ts';
import { webRegion } from './web/region.ts';
import { createWeb } from './web/web.ts';

/** All stacks of one deployment, in the order they are deployed. What serves the whole environment stands in its primary region alone. */
export function createStacks(app: App, deployment: Deployment): void {
  const open = (name: string, description: string, options: Omit<StackOptions, 'description'> = {}) =>
    openStack(app, deployment, { name, description, ...options });
  const network = createNetwork(open('network', 'subnets, endpoints, and who may talk to whom'), deployment);
  const messaging = createMessaging(open('messaging', 'topics, queues and their dead letters', { stateful: true }), deployment);
  const { alerts } = messaging;
  const delivery = createDelivery(open('delivery', 'images and who may bring them', { stateful: true }), deployment);
  const data = createData(open('data', 'databases, cache, documents, objects, secrets', { stateful: true }), deployment, {
    network,
    alerts,
  });
  const edge = createEdge(open('edge', 'load balancer, certificates, addresses, firewall', { stateful: true }), deployment, {
    network,
    alerts,
  });
  const deployed = deployablesIn(deployment.system, deployment.environmentName).map(deployable =>
    createDeployable(open(deployable.name, `the tasks of ${deployable.name}`), deployment, {
      deployable,
      network,
      messaging,
      data,
      delivery,
      edge,
    }),
  );
  createObservability(open('observability', 'dashboards, composite alarms, traces'), deployment, { messaging, data, edge, deployed });
  createRecovery(open('recovery', 'backups, their tests, and the way into the other region', { stateful: true }), deployment, {
    alerts,
    network,
    edge,
  });
  createGovernance(open('governance', 'audit, drift, threats, budgets', { stateful: true }), deployment, { alerts });
  if (deployment.role === 'standby') return;
  const web = open('web', 'the page applications behind the CDN', { stateful: true, region: webRegion });
  web.addStackDependency(edge.loadBalancer.stack, 'its addresses stand in the zone that the edge makes');
  const pagesCopy = pagesCopyOf(deployment);
  if (pagesCopy) {
    const copy = open('web-copy', 'the pages, in another region', { stateful: true, region: pagesCopy.region });
    createPagesCopy(copy, deployment, pagesCopy);
    web.addStackDependency(copy, 'the pages are copied into it');
  }
  createWeb(web, deployment);
}
