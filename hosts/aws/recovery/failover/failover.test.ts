import { defineService, gb } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { openCli, wordsOf } from '../runbooks/aws-cli.ts';
import { getDeployment } from '../../deployment.ts';
import { failoverDefinition } from './definition.ts';
import { failoverStatements } from './permissions.ts';
import { type Answer, walk } from './walk.ts';

const standby = getDeployment(eventPlanner, 'prod', 'standby');
const databases = ['auth', 'event', 'booking', 'payment', 'notification', 'audit'].map(name => `event-planner-prod-${name}-database`);
const definition = failoverDefinition(standby, { probe: 'probe', topic: 'topic' });

interface Region {
  readonly calls: { readonly action: string; readonly parameters: Record<string, unknown> }[];
  readonly answer: Answer;
  tasks: Record<string, number>;
  promoted: Set<string>;
  held: boolean;
}

/** A standby region in which a promotion is seen at the twelfth look and tasks run at the sixth. */
function region(refuses: (action: string, parameters: Record<string, unknown>) => boolean = () => false): Region {
  const looks: Record<string, number> = {};
  const late = (what: string, after: number): boolean => (looks[what] = (looks[what] ?? 0) + 1) > after;
  const asked = new Set<unknown>();
  const here: Region = {
    calls: [],
    tasks: {},
    promoted: new Set(),
    held: false,
    answer(action, parameters) {
      here.calls.push({ action, parameters });
      if (refuses(action, parameters)) throw new Error(`${action} was refused`);
      const database = String(parameters['DbInstanceIdentifier']);
      const service = [parameters['Service'] ?? parameters['Services']].flat().join();
      switch (action) {
        case 'rds:promoteReadReplica':
          if (asked.has(database)) throw new Error('InvalidDBInstanceState');
          return asked.add(database);
        case 'rds:describeDBInstances':
          if (asked.has(database) && late(database, 12)) here.promoted.add(database);
          return {
            DbInstances: [
              { DbInstanceStatus: 'available', ...(!here.promoted.has(database) && { ReadReplicaSourceDBInstanceIdentifier: 'arn' }) },
            ],
          };
        case 'ecs:updateService':
          return (here.tasks[service] = Number(parameters['DesiredCount']));
        case 'ecs:describeServices':
          return { Services: [{ RunningCount: late(service, 6) ? here.tasks[service] : 1 }] };
        case 'route53:listHostedZonesByName':
          return { HostedZones: [{ Id: 'Z1' }] };
        case 'route53:listResourceRecordSets':
          return { ResourceRecordSets: [{ Failover: 'SECONDARY' }, { Failover: 'PRIMARY', HealthCheckId: 'check-1' }] };
        case 'route53:updateHealthCheck':
          return (here.held =
            parameters['HealthCheckId'] === 'check-1' && parameters['Disabled'] === true && parameters['Inverted'] === true);
        default:
          return {};
      }
    },
  };
  return here;
}

const did = ({ calls }: Region, action: string) => calls.filter(call => call.action === action).map(({ parameters }) => parameters);

test('a person’s word promotes every database, grows every service, holds people here, within the time the model allows', () => {
  const here = region();
  const walked = walk(definition, { approved: true }, here.answer);
  expect(walked).toMatchObject({ ended: 'succeeded', last: 'moved' });
  expect([...here.promoted].toSorted()).toEqual(databases.toSorted());
  expect(here.tasks).toEqual({
    'event-planner-prod-auth': 4,
    'event-planner-prod-event': 4,
    'event-planner-prod-booking': 4,
    'event-planner-prod-payment': 4,
    'event-planner-prod-notification': 4,
    'event-planner-prod-audit': 4,
  });
  expect(here.held).toBe(true);
  expect(did(here, 'lambda:invoke')).toContainEqual({
    FunctionName: 'probe',
    Payload: { host: 'api.event-planner.example', path: '/api/bookings' },
  });
  expect(walked.seconds).toBeLessThan(standby.environment.recovery.rto);
});

test('a promoted database gets the synchronous standby the environment states, after it is promoted', () => {
  const here = region();
  walk(definition, { approved: true }, here.answer);
  expect(did(here, 'rds:modifyDBInstance').map(call => [call['DbInstanceIdentifier'], call['MultiAZ']])).toEqual(
    databases.map(database => [database, true]),
  );
});

test('the alarm alone grows tasks and asks; nothing is promoted when nobody answers, and the tasks go again', () => {
  const here = region(action => action.endsWith('waitForTaskToken'));
  expect(walk(definition, { approved: false }, here.answer)).toMatchObject({ ended: 'succeeded', last: 'moved not' });
  expect(did(here, 'rds:promoteReadReplica')).toEqual([]);
  expect(did(here, 'route53:updateHealthCheck')).toEqual([]);
  expect(
    did(here, 'ecs:updateService')
      .filter(call => call['Service'] === 'event-planner-prod-booking')
      .map(call => call['DesiredCount']),
  ).toEqual([4, 1]);
});

test('when the question is answered the move goes on', () => {
  const here = region();
  expect(walk(definition, {}, here.answer).last).toBe('moved');
  expect(here.promoted.size).toBe(databases.length);
  expect(JSON.stringify(did(here, 'sns:publish.waitForTaskToken'))).toContain('send-task-success --region us-west-2');
});

test('one database that cannot be promoted is told, and stops nothing else', () => {
  const broken = databases[0];
  let looks = 0;
  const here = region(
    (action, { DbInstanceIdentifier }) => action === 'rds:describeDBInstances' && DbInstanceIdentifier === broken && ++looks > 0,
  );
  expect(walk(definition, { approved: true }, here.answer).last).toBe('moved');
  expect(here.promoted.size).toBe(databases.length - 1);
  expect(JSON.stringify(did(here, 'sns:publish'))).toContain('promote auth-database');
});

test('without Route 53’s control plane everything else is done at once, and people are asked to hold the addresses by hand', () => {
  const here = region(action => action.startsWith('route53:'));
  expect(walk(definition, { approved: true }, here.answer).last).toBe('moved');
  expect(here.promoted.size).toBe(databases.length);
  expect(JSON.stringify(did(here, 'sns:publish'))).toContain('could not hold its addresses');
});

test('what does not answer at the end is a failed move, and told', () => {
  const here = region((action, parameters) => action === 'lambda:invoke' && JSON.stringify(parameters).includes('/api/payments'));
  expect(walk(definition, { approved: true }, here.answer).ended).toBe('failed');
  expect(JSON.stringify(did(here, 'sns:publish'))).toContain('could not be moved');
});

test('run again after a move it asks for no second promotion', () => {
  const here = region();
  walk(definition, { approved: true }, here.answer);
  const before = did(here, 'rds:promoteReadReplica').length;
  expect(walk(definition, { approved: true }, here.answer).last).toBe('moved');
  expect(did(here, 'rds:promoteReadReplica').length).toBe(before);
});

test('a service that is added is promoted, grown, asked, and allowed to be', () => {
  const reviews = defineService({
    name: 'reviews',
    port: 8099,
    routes: ['/reviews'],
    database: { storage: gb(10), replicas: 0, connectionsPerTask: 5 },
    compute: { cpu: 0.5, memory: gb(1), tasks: [3, 6] },
  });
  const grown = getDeployment({ ...eventPlanner, services: [...eventPlanner.services, reviews] }, 'prod', 'standby');
  const here = region();
  walk(failoverDefinition(grown, { probe: 'probe', topic: 'topic' }), { approved: true }, here.answer);
  expect(here.promoted).toContain('event-planner-prod-reviews-database');
  expect(here.tasks['event-planner-prod-reviews']).toBe(4);
  expect(JSON.stringify(did(here, 'lambda:invoke'))).toContain('/api/reviews');
  const allowed = failoverStatements(grown).flatMap(({ resources }) => resources);
  expect(allowed).toContain('arn:aws:rds:us-west-2:333344445555:db:event-planner-prod-reviews-database');
  expect(allowed).toContain('arn:aws:ecs:us-west-2:333344445555:service/event-planner-prod-tasks/event-planner-prod-reviews');
});

test('state names are unique in the whole machine and short enough for Step Functions', () => {
  const names = namesIn(definition);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter(name => name.length > 80)).toEqual([]);
});

const namesIn = (machine: { States: object }): string[] =>
  Object.entries(machine.States).flatMap(([name, state]: [string, { Branches?: { States: object }[] }]) => [
    name,
    ...(state.Branches ?? []).flatMap(namesIn),
  ]);

test('of an Aurora cluster the member in this region is made the one that writes', () => {
  const { database } = eventPlanner.environments.prod;
  const aurora = { ...eventPlanner.environments.prod, database: { ...database, engine: 'aurora' as const } };
  const there = getDeployment({ ...eventPlanner, environments: { prod: aurora } }, 'prod', 'standby');
  const writers = new Set<string>();
  const answer: Answer = (action, parameters) => {
    const DbClusterArn = String(parameters['GlobalClusterIdentifier']).replace(
      /(.*)-global$/,
      'arn:aws:rds:us-west-2:333344445555:cluster:$1',
    );
    if (action === 'rds:failoverGlobalCluster') writers.add(String(parameters['TargetDbClusterIdentifier']));
    if (action !== 'rds:describeGlobalClusters') return region().answer(action, parameters);
    return {
      GlobalClusters: [
        {
          GlobalClusterMembers: [
            { DbClusterArn: 'another', IsWriter: true },
            { DbClusterArn, IsWriter: writers.has(DbClusterArn) },
          ],
        },
      ],
    };
  };
  const machine = failoverDefinition(there, { probe: 'probe', topic: 'topic' });
  const patient: Answer = (action, parameters) =>
    action === 'ecs:describeServices' ? { Services: [{ RunningCount: 99 }] } : answer(action, parameters);
  expect(walk(machine, { approved: true }, patient).last).toBe('moved');
  expect(writers.size).toBe(databases.length);
});

test('every call the machine makes is one AWS knows, with the parameters it needs', () => {
  const cli = openCli();
  const here = region(action => action.endsWith('waitForTaskToken'));
  walk(definition, { approved: true }, here.answer);
  walk(definition, {}, here.answer);
  const calls = here.calls.filter(({ action }) => !/^(lambda|sns):/.test(action));
  expect(calls.flatMap(({ action, parameters }) => cli.faultsOf(wordsOf(action, parameters)))).toEqual([]);
  expect(new Set(calls.map(({ action }) => action)).size).toBe(9);
});
