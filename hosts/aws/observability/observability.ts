import type { Stack } from 'aws-cdk-lib';
import type { Deployed } from '../compute/deployable.ts';
import type { Data } from '../data/data.ts';
import type { Deployment } from '../deployment.ts';
import type { Edge } from '../edge/edge.ts';
import type { Messaging } from '../messaging/messaging.ts';
import { createComposites } from './composites.ts';
import { createBusinessDashboard } from './dashboards/business.ts';
import { createCostDashboard } from './dashboards/cost.ts';
import { createOperationsDashboard } from './dashboards/operations.ts';
import { createTraces } from './traces.ts';

export interface ObservabilityParts {
  readonly messaging: Messaging;
  readonly data: Data;
  readonly edge: Edge;
  readonly deployed: readonly Deployed[];
}

/** Dashboards, composite alarms and traces over what all other stacks measure. */
export function createObservability(stack: Stack, deployment: Deployment, { messaging, data, edge, deployed }: ObservabilityParts): void {
  const measures = [edge, messaging, data, ...deployed].flatMap(part => part.measures);
  // Composite alarms name others: those must be there first, which names alone do not tell.
  for (const { service } of deployed) stack.addStackDependency(service.stack);
  const composites = createComposites(stack, deployment, {
    measures,
    deployables: deployed.map(({ deployable }) => deployable),
    alerts: messaging.alerts,
  });
  createOperationsDashboard(stack, deployment, { measures, composites });
  createBusinessDashboard(stack, deployment, measures);
  // The bill, and what X-Ray draws for everybody, are the account's: a guest finds them there.
  if (deployment.environment.guestOf !== undefined) return;
  createCostDashboard(stack, deployment);
  createTraces(stack, deployment);
}
