import type { Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import type { AlertTopics } from '../observability/alarms.ts';

export interface RecoveryParts {
  readonly alerts: AlertTopics;
}

/** What brings it back: backups, their tests, and the way into the other region. */
export function createRecovery(_stack: Stack, _deployment: Deployment, _parts: RecoveryParts): void {}
