import type { Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import type { AlertTopics } from '../observability/alarms.ts';
import { createAuditBucket, createTrail } from './audit.ts';
import { createConfig } from './config.ts';
import { createNightStop } from './night-stop.ts';
import { createSpending } from './spending.ts';
import { createThreatDetection } from './threats.ts';

export interface GovernanceParts {
  readonly alerts: AlertTopics;
}

/**
 * Who did what in the account, what drifted from its template, what it costs. An environment has an account of its own, so what an
 * account has once, and what a region has once, stands here.
 */
export function createGovernance(stack: Stack, deployment: Deployment, { alerts }: GovernanceParts): void {
  if (deployment.role === 'primary') createOnce(stack, deployment);
  createConfig(stack, deployment);
  createThreatDetection(stack, deployment, alerts);
}

function createOnce(stack: Stack, deployment: Deployment): void {
  createTrail(stack, deployment, createAuditBucket(stack, deployment));
  createSpending(stack, deployment);
  createNightStop(stack, deployment);
}
