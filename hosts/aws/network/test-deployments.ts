import type { System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { aws_sns as sns, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Deployment, deploymentsOf, getDeployment } from '../deployment.ts';
import { createEdge, type Edge } from '../edge/edge.ts';
import { openApp } from '../app.ts';
import { openStack } from '../stack.ts';
import { createPagesCopy, pagesCopyOf } from '../web/copy.ts';
import { webRegion } from '../web/region.ts';
import { createWeb } from '../web/web.ts';
import { createNetwork, type Network } from './network.ts';

process.env['CDK_VALIDATION'] = 'false';

/** Every environment in each of its regions. */
export const allDeployments = (system: System = eventPlanner): readonly Deployment[] =>
  Object.keys(system.environments).flatMap(name => deploymentsOf(system, name));

/** One of them. */
export function deploymentIn(
  environmentName: string,
  options: { readonly system?: System; readonly role?: Deployment['role'] } = {},
): Deployment {
  const { system = eventPlanner, role = 'primary' } = options;
  return getDeployment(system, environmentName, role);
}

export interface Opened {
  readonly network: Network;
  readonly edge: Edge;
  readonly templates: Readonly<Record<'network' | 'edge' | 'web', Template>> & { readonly webCopy?: Template };
}

const opened = new WeakMap<System, Map<string, Opened>>();

/** The stacks between people and tasks, without what they serve. The same value is opened once; read what you are given, change nothing. */
export function openDeployment(deployment: Deployment): Opened {
  const { system, environmentName, role } = deployment;
  const known = opened.get(system) ?? new Map<string, Opened>();
  opened.set(system, known);
  const found = known.get(`${environmentName} ${role}`) ?? synthesizeDeployment(deployment);
  known.set(`${environmentName} ${role}`, found);
  return found;
}

function synthesizeDeployment(deployment: Deployment): Opened {
  const app = openApp();
  const open = (name: string, region = deployment.region): Stack => openStack(app, deployment, { name, description: name, region });
  const [networkStack, alertStack, edgeStack, webStack] = [open('network'), open('alerts'), open('edge'), open('web', webRegion)];
  const network = createNetwork(networkStack, deployment);
  const alerts = { critical: new sns.Topic(alertStack, 'critical'), warning: new sns.Topic(alertStack, 'warning') };
  const edge = createEdge(edgeStack, deployment, { network, alerts });
  createWeb(webStack, deployment);
  const copy = pagesCopyOf(deployment);
  const copyStack = copy && open('web-copy', copy.region);
  if (copy && copyStack) createPagesCopy(copyStack, deployment, copy);
  return {
    network,
    edge,
    templates: {
      network: Template.fromStack(networkStack),
      edge: Template.fromStack(edgeStack),
      web: Template.fromStack(webStack),
      ...(copyStack && { webCopy: Template.fromStack(copyStack) }),
    },
  };
}
