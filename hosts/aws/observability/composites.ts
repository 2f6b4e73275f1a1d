import type { Deployable } from '@event-planner/model';
import { aws_cloudwatch as cloudwatch, aws_cloudwatch_actions as actions, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import { alarmNames, type AlertTopics, type Measure } from './alarms.ts';

export interface CompositeParts {
  readonly measures: readonly Measure[];
  readonly deployables: readonly Deployable[];
  readonly alerts: AlertTopics;
}

/** `event-planner-prod-broken`: whether anything critical is wrong anywhere, under a name that failover and drills can compute. */
export const brokenAlarm = (deployment: Deployment): string => nameIn(deployment, 'broken');

/**
 * One alarm for each deployable and what its services keep, and one over all. Only the last one tells people, once when an incident begins
 * and once when it is over, however many alarms go off in between; those have told their own stories already.
 */
export function createComposites(
  stack: Stack,
  deployment: Deployment,
  { measures, deployables, alerts }: CompositeParts,
): readonly cloudwatch.CompositeAlarm[] {
  const parts = deployables.map(({ name, services }) => ({
    name,
    alarms: alarmNames(
      deployment,
      measures.filter(({ service }) => services.some(one => one.name === service)),
      'critical',
    ),
  }));
  const held = new Set(parts.flatMap(({ alarms }) => alarms));
  const rest = alarmNames(deployment, measures, 'critical').filter(name => !held.has(name));
  const ofParts = parts
    .filter(({ alarms }) => alarms.length > 0)
    .map(({ name, alarms }) => createComposite(stack, `${name}-broken`, { deployment, rule: anyOf(alarms.map(byName)), about: name }));
  const all = [...ofParts.map(alarm => cloudwatch.AlarmRule.fromAlarm(alarm, cloudwatch.AlarmState.ALARM)), ...rest.map(byName)];
  if (all.length === 0) return [];
  const broken = createComposite(stack, 'broken', { deployment, rule: anyOf(all), about: 'anything critical' });
  broken.addAlarmAction(new actions.SnsAction(alerts.critical));
  broken.addOkAction(new actions.SnsAction(alerts.critical));
  return [broken, ...ofParts];
}

const byName = (name: string): cloudwatch.IAlarmRule => cloudwatch.AlarmRule.fromString(`ALARM("${name}")`);
const anyOf = (rules: readonly cloudwatch.IAlarmRule[]): cloudwatch.IAlarmRule => cloudwatch.AlarmRule.anyOf(...rules);

interface Composite {
  readonly deployment: Deployment;
  readonly rule: cloudwatch.IAlarmRule;
  readonly about: string;
}

const createComposite = (stack: Stack, id: string, { deployment, rule, about }: Composite): cloudwatch.CompositeAlarm =>
  new cloudwatch.CompositeAlarm(stack, id, {
    compositeAlarmName: nameIn(deployment, id),
    alarmDescription: `${about} in ${deployment.system.title} ${deployment.environmentName}. What to do: docs/runbooks/incident.md`,
    alarmRule: rule,
  });
