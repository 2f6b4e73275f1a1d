import type { Stack } from 'aws-cdk-lib';
import type { Deployed } from '../compute/deployable.ts';
import type { Data } from '../data/data.ts';
import type { Deployment } from '../deployment.ts';
import type { Edge } from '../edge/edge.ts';
import type { Messaging } from '../messaging/messaging.ts';

export interface ObservabilityParts {
  readonly messaging: Messaging;
  readonly data: Data;
  readonly edge: Edge;
  readonly deployed: readonly Deployed[];
}

/** Dashboards, composite alarms and traces over what all other stacks measure. */
export function createObservability(_stack: Stack, _deployment: Deployment, _parts: ObservabilityParts): void {}
