import type { Alarm } from '@event-planner/model';
import type { Deployment } from '../../deployment.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { type Placed, resourcesOf } from '../template/resources.ts';
import { listAt, textAt, textsAt } from '../template/values.ts';

/** Whoever is woken is told by a declared alarm, and finds an article that says what to do. */
export const checkAlarms = (subject: Subject): readonly Finding[] => [
  ...resourcesOf(subject, 'AWS::CloudWatch::Alarm').flatMap(alarm => [...acts(alarm), ...explains(subject, alarm)]),
  ...subject.deployments.flatMap(deployment => declaredIn(deployment).flatMap(alarm => watches(subject, deployment, alarm))),
  ...namedElsewhere(subject),
];

const finding = (where: string, what: string, cure: string): Finding => ({ check: 'alarms', where, what, cure });

export const declaredIn = ({ system, environment }: Deployment): readonly Alarm[] => [
  ...(environment.alarms ?? system.alarms),
  ...system.services.flatMap(({ alarms = [] }) => alarms),
];

/** An alarm that others are composed of is told by them. */
const acts = ({ properties, where }: Placed): readonly Finding[] =>
  listAt(properties, 'AlarmActions').length > 0 ? [] : [finding(where, 'the alarm tells nobody and does nothing', 'give it an action')];

const articleOf = (text: string | undefined): string | undefined => /docs\/runbooks\/([a-z0-9-]+)\.md/.exec(text ?? '')?.[1];

function explains(subject: Subject, alarm: Placed): readonly Finding[] {
  if (scales(alarm)) return [];
  const name = articleOf(textAt(alarm.properties, 'AlarmDescription'));
  if (name === undefined) return [finding(alarm.where, 'the alarm names no article', 'link docs/runbooks in its description')];
  return subject.article(name) === undefined
    ? [finding(alarm.where, `docs/runbooks/${name}.md does not exist`, 'write what to do when the alarm rings')]
    : [];
}

/** Changes the number of tasks: nobody is woken by it. */
const scales = (alarm: Placed): boolean =>
  listAt(alarm.properties, 'AlarmActions').every(action => {
    const id = (action as { readonly Ref?: unknown } | undefined)?.Ref;
    return typeof id === 'string' && alarm.stack.template.Resources[id]?.Type === 'AWS::ApplicationAutoScaling::ScalingPolicy';
  });

/** What has nothing to measure in an environment, such as replicas where there are none, rings nowhere; no other alarm may be left out. */
function watches(subject: Subject, deployment: Deployment, alarm: Alarm): readonly Finding[] {
  const there = resourcesOf(subject, 'AWS::CloudWatch::Alarm').filter(
    ({ stack, properties }) => stack.region === deployment.region && (textAt(properties, 'AlarmName') ?? '').endsWith(`-${alarm.name}`),
  );
  const where = `the alarm ${alarm.name} of ${deployment.environmentName} in ${deployment.region}`;
  if (there.length === 0)
    return isMeasurable(deployment, alarm) ? [finding(where, 'nothing is watched by it', `measure ${alarm.metric} where it arises`)] : [];
  return there
    .filter(({ properties }) => properties['Threshold'] !== (alarm.above ?? alarm.below))
    .map(({ where: at, properties }) =>
      finding(at, `its threshold is ${String(properties['Threshold'])}`, `the model says ${alarm.above ?? alarm.below}`),
    );
}

function isMeasurable({ system, environment, role }: Deployment, { metric }: Alarm): boolean {
  const replicas = environment.database.replicas ?? Math.max(0, ...system.services.map(({ database }) => database?.replicas ?? 0));
  if (metric === 'replication-lag-seconds') return replicas > 0 || role === 'standby';
  return true;
}

/** Deployments roll back on alarms by name, and composite alarms are made of names: a misspelt one is never in alarm. */
function namedElsewhere(subject: Subject): readonly Finding[] {
  const names = new Set(
    resourcesOf(subject, 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm').map(
      ({ stack, properties }) => `${stack.region} ${textAt(properties, 'AlarmName')}`,
    ),
  );
  const missing = (placed: Placed, used: readonly string[]): readonly Finding[] =>
    used
      .filter(name => !names.has(`${placed.stack.region} ${name}`))
      .map(name => finding(placed.where, `it names the alarm ${name}, which does not exist`, 'take the name from alarmNames'));
  return [
    ...resourcesOf(subject, 'AWS::ECS::Service').flatMap(service =>
      missing(service, textsAt(service.properties, 'DeploymentConfiguration', 'Alarms', 'AlarmNames')),
    ),
    ...resourcesOf(subject, 'AWS::CloudWatch::CompositeAlarm').flatMap(composite =>
      missing(
        composite,
        [...JSON.stringify(composite.properties['AlarmRule'] ?? '').matchAll(/ALARM\(\\*"([^"\\]+)\\*"\)/g)].map(([, name = '']) => name),
      ),
    ),
  ];
}
