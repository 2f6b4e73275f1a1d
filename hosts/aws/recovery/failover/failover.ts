import {
  aws_events as events,
  aws_logs as logs,
  aws_stepfunctions as stepfunctions,
  Duration,
  RemovalPolicy,
  type Stack,
} from 'aws-cdk-lib';
import type { Deployment } from '../../deployment.ts';
import type { AlertTopics } from '../../observability/alarms.ts';
import { tell } from '../tell.ts';
import { failoverDefinition, machineName } from './definition.ts';
import { failoverStatements } from './permissions.ts';
import { createProbe } from './probe.ts';
import { watchPrimary } from './watch.ts';

/** An hour to be asked, ten to hold the addresses, and what the rest takes. */
const longest = Duration.hours(12);

/**
 * The way into this region when the primary is lost, kept in this region.
 *
 * A state machine rather than a plan of ARC region switch: its steps are made from the model, can be walked in a test without an
 * account, are the same calls the runbook makes by hand, and cost nothing while nothing happens (a plan costs some $70 a month). What is
 * given up is ARC's own switch for health checks, which does not need us-east-1; people are led here without it, see hold.ts.
 */
export function createFailover(stack: Stack, deployment: Deployment, alerts: AlertTopics): stepfunctions.StateMachine {
  const probe = createProbe(stack, deployment);
  const name = machineName(deployment);
  const definition = failoverDefinition(deployment, { probe: probe.functionArn, topic: alerts.critical.topicArn });
  const machine = new stepfunctions.StateMachine(stack, 'Failover', {
    stateMachineName: name,
    definitionBody: stepfunctions.DefinitionBody.fromString(stack.toJsonString(definition)),
    timeout: longest,
    tracingEnabled: true,
    logs: {
      destination: new logs.LogGroup(stack, 'FailoverLogs', {
        logGroupName: `/aws/vendedlogs/states/${name}`,
        retention: logs.RetentionDays.ONE_YEAR,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      level: stepfunctions.LogLevel.ALL,
    },
  });
  failoverStatements(deployment).forEach(statement => machine.addToRolePolicy(statement));
  probe.grantInvoke(machine);
  alerts.critical.grantPublish(machine);
  watchPrimary(stack, deployment, { probe, machine, alerts });
  tell(stack, 'failover-failed', {
    topic: alerts.critical,
    pattern: {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: { stateMachineArn: [machine.stateMachineArn], status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    },
    message: events.RuleTargetInput.fromText(`The move into ${deployment.region} ended unfinished. Go on by hand: docs/runbooks/region.md`),
  });
  return machine;
}
