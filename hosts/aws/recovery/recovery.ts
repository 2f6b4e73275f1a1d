import type { Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import type { Edge } from '../edge/edge.ts';
import type { Network } from '../network/network.ts';
import type { AlertTopics } from '../observability/alarms.ts';
import { watchBackups } from './backups/failures.ts';
import { createBackupPlan } from './backups/plan.ts';
import { createRestoreTest } from './backups/restore-test.ts';
import { createVault } from './backups/vault.ts';
import { createRegionalAddress } from './failover/regional-address.ts';
import { createFailover } from './failover/failover.ts';

export interface RecoveryParts {
  readonly alerts: AlertTopics;
  readonly network: Network;
  readonly edge: Pick<Edge, 'loadBalancer' | 'zone'>;
}

/** What brings it back: backups where the data is, their copies and the way in where it will be. */
export function createRecovery(stack: Stack, deployment: Deployment, { alerts, network, edge }: RecoveryParts): void {
  const vault = createVault(stack, deployment);
  watchBackups(stack, alerts);
  if (deployment.role === 'standby') {
    createFailover(stack, deployment, alerts);
    return;
  }
  createBackupPlan(stack, deployment, vault);
  createRegionalAddress(stack, deployment, edge);
  createRestoreTest(stack, deployment, { vault, network });
}
