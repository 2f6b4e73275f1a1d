import type { aws_iam as iam, aws_kms as kms, aws_rds as rds, aws_secretsmanager as secretsmanager, Stack } from 'aws-cdk-lib';
import type { Network } from '../../network/network.ts';
import type { Measure } from '../../observability/alarms.ts';
import type { Keys } from '../keys.ts';
import type { Deployment } from '../../deployment.ts';
import type { Server } from './servers.ts';

/** What every server of a deployment is built with. */
export interface ServerParts {
  readonly stack: Stack;
  readonly deployment: Deployment;
  readonly keys: Keys;
  readonly network: Network;
  /** Encrypts disks, backups and copies. */
  readonly key: kms.IKey;
  readonly subnetGroup: rds.ISubnetGroup;
  /** By which RDS tells what the machine below an instance does. */
  readonly monitoringRole: iam.IRole;
}

/** A server that runs, as those who use and watch it see it. */
export interface RunningServer {
  readonly server: Server;
  readonly host: string;
  /** Copies that serve stale-tolerant reads; none when there are none. */
  readonly readHosts: readonly string[];
  /** What IAM calls it: database users are granted below it. */
  readonly resourceId: string;
  readonly secret: secretsmanager.ISecret;
  readonly measures: readonly Measure[];
}
