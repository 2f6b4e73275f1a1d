import type { Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import type { AlertTopics } from '../observability/alarms.ts';

export interface GovernanceParts {
  readonly alerts: AlertTopics;
}

/** Who did what in the account, what drifted from its template, what it costs. */
export function createGovernance(_stack: Stack, _deployment: Deployment, _parts: GovernanceParts): void {}
