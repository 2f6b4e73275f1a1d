import { aws_sns as sns, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Deployment } from '../deployment.ts';
import { openApp } from '../app.ts';
import { createEdge, type Edge } from '../edge/edge.ts';
import { createNetwork, type Network } from '../network/network.ts';
import type { AlertTopics } from '../observability/alarms.ts';
import { openStack } from '../stack.ts';

export interface Around {
  readonly alerts: AlertTopics;
  readonly network: Network;
  readonly edge: Edge;
}

/** One stack of a deployment, with the topics, the network and the edge it stands beside and nothing else. */
export function stackOf(deployment: Deployment, name: string, create: (stack: Stack, around: Around) => void): Template {
  process.env['CDK_VALIDATION'] = 'false';
  const app = openApp();
  const open = (part: string): Stack => openStack(app, deployment, { name: part, description: part });
  const beside = open('messaging');
  const topic = (severity: string): sns.Topic => new sns.Topic(beside, severity);
  const alerts = { critical: topic('critical'), warning: topic('warning') };
  const stack = open(name);
  const network = createNetwork(open('network'), deployment);
  create(stack, { alerts, network, edge: createEdge(open('edge'), deployment, { network, alerts }) });
  return Template.fromStack(stack);
}
