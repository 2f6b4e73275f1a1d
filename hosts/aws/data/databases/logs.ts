import { aws_logs as logs, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../../deployment.ts';
import { exportedLogs } from './settings.ts';

export interface Logged {
  readonly kind: keyof typeof exportedLogs;
  /** As RDS knows it: part of the names of its logs. */
  readonly identifier: string;
}

/** The groups RDS would make by itself when it first writes, and keep for ever: made before, with the environment's retention. */
export function createLogs(what: Construct, { environment }: Deployment, { kind, identifier }: Logged): void {
  for (const log of exportedLogs[kind]) {
    const group = new logs.LogGroup(what, `${log}-log`, {
      logGroupName: `/aws/rds/${kind}/${identifier}/${log}`,
      retention: Duration.seconds(environment.logRetention).toDays(),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    (what.node.defaultChild ?? what).node.addDependency(group);
  }
}
