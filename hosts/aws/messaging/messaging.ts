import type { Manifest } from '@event-planner/model';
import { aws_sns as sns, type Stack } from 'aws-cdk-lib';
import { type Access, noAccess } from '../access.ts';
import { type Deployment, nameIn } from '../deployment.ts';
import type { AlertTopics, Measure } from '../observability/alarms.ts';

export interface Messaging {
  readonly alerts: AlertTopics;
  readonly measures: readonly Measure[];
  accessOf(service: Manifest): Access;
}

export function createMessaging(stack: Stack, deployment: Deployment): Messaging {
  const topic = (name: string): sns.Topic => new sns.Topic(stack, name, { topicName: nameIn(deployment, name), enforceSSL: true });
  return { alerts: { critical: topic('alerts-critical'), warning: topic('alerts-warning') }, measures: [], accessOf: () => noAccess };
}
