import { days, defineService, defineSystem, gb, hours, message, minutes, on, percent, seconds, type System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { createData, type Data } from './data/data.ts';
import { type Deployment, deploymentsOf } from './deployment.ts';
import { openApp } from './app.ts';
import { createMessaging, type Messaging } from './messaging/messaging.ts';
import { createNetwork } from './network/network.ts';
import { openStack } from './stack.ts';

process.env['CDK_VALIDATION'] = 'false';

const lent = message('loan.lent.v1', z.object({ id: z.string() }));
const codeSent = message('loan.code-sent.v1', z.object({ code: z.string() }), { sensitive: true });

const loan = defineService({
  name: 'loan',
  port: 9001,
  routes: ['/loans'],
  database: { storage: gb(20), replicas: 2, connectionsPerTask: 10 },
  tables: {
    'reader-visits': {
      partitionKey: 'reader',
      sortKey: 'at',
      ttl: days(90),
      indexes: { 'by-book': { partitionKey: 'book', sortKey: 'at' } },
    },
  },
  documents: { collections: ['loans'], retention: days(365) },
  search: { name: 'books', fields: ['title'], facets: ['author'] },
  objects: { covers: { maxObjectBytes: 1_000_000, contentTypes: ['image/png'], expireAfter: days(400), linkTtl: minutes(5) } },
  publishes: [lent, codeSent],
  secrets: ['catalogue-key'],
  compute: { cpu: 0.5, memory: gb(1), tasks: [2, 4] },
});

const reminder = defineService({
  name: 'reminder',
  port: 9002,
  routes: ['/reminders'],
  database: { storage: gb(10), replicas: 0, connectionsPerTask: 5 },
  subscribes: [on(lent, { visibility: seconds(300), receives: 2, deadLetterRetention: days(7) })],
  compute: { cpu: 0.5, memory: gb(1), tasks: [2, 4] },
});

/** Everything Event Planner has no use for yet, through the same vocabulary: an Aurora cluster behind a proxy, a bus, tables, documents, an index, files. */
export const library = defineSystem({
  ...eventPlanner,
  name: 'library',
  title: 'Library',
  services: [loan, reminder],
  secrets: { 'catalogue-key': { from: 'the national library', trialPrefix: 'try-' } },
  bus: { archive: days(30) },
  environments: {
    lending: {
      purpose: 'production',
      account: '555566667777',
      regions: ['eu-west-1', 'eu-west-2'],
      zones: 3,
      database: {
        engine: 'aurora',
        proxy: { connections: 100, idle: minutes(15) },
        servers: 'shared',
        cpu: 2,
        memory: gb(16),
        standby: true,
        backupDays: 30,
        pointInTimeDays: 30,
      },
      cache: { shards: 1, replicasPerShard: 2, nodeMemory: gb(3) },
      documents: { nodes: 2, nodeMemory: gb(4) },
      search: { nodes: 3, nodeMemory: gb(8) },
      logRetention: days(30),
      traces: percent(5),
      deployment: 'blue-green',
      recovery: { rto: hours(1), rpo: minutes(15), copies: 'daily' },
      budget: 2000,
    },
  },
});

/** The stacks of what is kept and said, of one deployment. */
export interface Kept {
  readonly deployment: Deployment;
  readonly messaging: Messaging;
  readonly data: Data;
  readonly templates: Readonly<Record<'messaging' | 'data', Template>>;
}

export function openKept(deployment: Deployment): Kept {
  const app = openApp();
  const open = (name: string): Stack => openStack(app, deployment, { name, description: name });
  const [network, messagingStack, dataStack] = [createNetwork(open('network'), deployment), open('messaging'), open('data')];
  const messaging = createMessaging(messagingStack, deployment);
  const data = createData(dataStack, deployment, { network, alerts: messaging.alerts });
  return { deployment, messaging, data, templates: { messaging: Template.fromStack(messagingStack), data: Template.fromStack(dataStack) } };
}

/** Every environment of a system, in each of its regions. */
export const everywhere = (system: System): readonly Kept[] =>
  Object.keys(system.environments)
    .flatMap(name => deploymentsOf(system, name))
    .map(openKept);

/** `prod standby`: what a test calls a deployment. */
export const titleOf = ({ deployment: { system, environmentName, role } }: Kept): string => `${system.name} ${environmentName} ${role}`;
