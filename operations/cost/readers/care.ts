import { assumed } from '../flow.ts';
import {
  isPrimary,
  type Item,
  item,
  listIn,
  minutesPerMonth,
  numberIn,
  propertiesOf,
  type Reader,
  resourcesOf,
  type Scene,
  textIn,
} from '../scene.ts';
import { diskOf } from './databases.ts';
import { taskDefinitionOf, tasksOf } from './tasks.ts';
import { keptLogs, runsOf } from './watching.ts';

export const key: Reader = () => [item('key')];

/** A replica in another region is a secret as well. */
export const secret: Reader = ({ resource }) => [item('secret', 1 + listIn(resource, 'ReplicaRegions').length)];

const nearby = ({ stack, stacks }: Scene): Scene['stacks'] => stacks.filter(({ region }) => region === stack.region);
const resourcesNear = (scene: Scene): number =>
  nearby(scene).reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0);

/** Every change of everything, once. */
export const configRecorder: Reader = scene => [item('Config item', resourcesNear(scene) * assumed.changesPerResource)];

/** Asked when something of its kind changes. */
export const configRule: Reader = scene => [
  item('Config rule evaluation', Math.ceil(resourcesNear(scene) / 10) * assumed.changesPerResource),
];

/** Management events are free the first time; their copy in a log group is not. */
export const trail: Reader = ({ resource, stack, deployment }) => {
  if (propertiesOf(resource)['CloudWatchLogsLogGroupArn'] === undefined || deployment.role !== 'primary') return [];
  const event = 0.000_001_5;
  const [group] = resourcesOf(stack, 'AWS::Logs::LogGroup').filter(([id]) => JSON.stringify(propertiesOf(resource)).includes(id));
  return keptLogs(assumed.managementEvents * event, group?.[1]);
};

/** What it reads: calls of the account, flow and DNS logs, objects, and inside every task it watches. */
export const detector: Reader = scene => {
  const features = JSON.stringify(propertiesOf(scene.resource));
  const tasks = nearby(scene).flatMap(stack =>
    resourcesOf(stack, 'AWS::ECS::Service').map(([id, resource]) => {
      const found = { id, stack, resource };
      return tasksOf(found) * (numberIn(taskDefinitionOf(found), 'Cpu') / 1024);
    }),
  );
  return [
    item('GuardDuty management event', isPrimary(scene) ? assumed.managementEvents : 0),
    item('GuardDuty GB of flow and DNS logs', tasks.length * assumed.flowLogsPerInterface),
    item('GuardDuty vCPU watched inside', features.includes('RUNTIME_MONITORING') ? tasks.reduce((sum, vCPU) => sum + vCPU, 0) : 0),
  ];
};

export const securityStandard: Reader = scene => [item('Security Hub check', resourcesNear(scene) * assumed.checksPerResource)];

interface Rule {
  readonly ScheduleExpression?: string;
  readonly EnableContinuousBackup?: boolean;
  readonly Lifecycle?: { readonly DeleteAfterDays?: number };
  readonly CopyActions?: readonly { readonly Lifecycle?: { readonly DeleteAfterDays?: number } }[];
}

/** Each rule keeps one whole copy and what changed since; RDS gives the first copy of every disk free. */
export const backupPlan: Reader = scene => {
  const used = nearby(scene)
    .flatMap(stack => resourcesOf(stack, 'AWS::RDS::DBInstance').map(([id, resource]) => ({ id, resource, stack, stacks: scene.stacks })))
    .filter(({ resource }) => propertiesOf(resource)['SourceDBInstanceIdentifier'] === undefined)
    .filter(({ resource }) => propertiesOf(resource)['DBClusterIdentifier'] === undefined)
    .reduce((sum, found) => sum + diskOf(found) * assumed.diskUsed, 0);
  const { BackupPlanRule = [] } = (propertiesOf(scene.resource)['BackupPlan'] ?? {}) as { readonly BackupPlanRule?: readonly Rule[] };
  return BackupPlanRule.flatMap(rule => keptCopies(rule, used));
};

function keptCopies(rule: Rule, used: number): readonly Item[] {
  const changed = (days = 0): number => used * assumed.changedPerDay * days;
  const copies = (rule.CopyActions ?? []).map(({ Lifecycle }) => used + changed(Lifecycle?.DeleteAfterDays));
  return [
    // The first whole copy is within what RDS keeps free; what changed since is not.
    item('database backup GB-month', changed(rule.Lifecycle?.DeleteAfterDays)),
    ...copies.flatMap(kept => [
      item('database backup GB-month', kept),
      item('GB between regions', changed(runsOf(rule.ScheduleExpression ?? '') > 0 ? 30 : 0)),
    ]),
  ];
}

export const restoreTest: Reader = ({ resource }) => [
  item('restore test of a recovery point', Math.round(runsOf(textIn(resource, 'ScheduleExpression', '')))),
];

/** As often as the schedules of its stack come round. */
export const lambda: Reader = ({ resource, id, stack }) => {
  const scheduled = ['AWS::Events::Rule', 'AWS::Scheduler::Schedule']
    .flatMap(type => resourcesOf(stack, type))
    .filter(([, rule]) => JSON.stringify(propertiesOf(rule)).includes(id))
    .reduce((sum, [, rule]) => sum + runsOf(textIn(rule, 'ScheduleExpression', '')), 0);
  const runs = Math.min(scheduled, minutesPerMonth);
  const gigabytes = numberIn(resource, 'MemorySize', 128) / 1024;
  return [item('Lambda request', runs), item('Lambda GB-second', runs * gigabytes * assumed.functionSeconds)];
};

export const schedule: Reader = ({ resource }) => [
  item('EventBridge Scheduler invocation', runsOf(textIn(resource, 'ScheduleExpression', ''))),
];

/** Of every minute at most: a machine that is started by an alarm or by hand costs nothing meanwhile. */
export const stateMachine: Reader = ({ stack, id }) => {
  const runs = resourcesOf(stack, 'AWS::Events::Rule')
    .filter(([, rule]) => JSON.stringify(propertiesOf(rule)).includes(id))
    .reduce((sum, [, rule]) => sum + runsOf(textIn(rule, 'ScheduleExpression', '')), 0);
  return [item('Step Functions transition', Math.min(runs, minutesPerMonth) * 5)];
};
