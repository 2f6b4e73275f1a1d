import type { Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';

/** The page applications behind the CDN, in us-east-1 whatever the region: its certificate and its firewall must be there. */
export function createWeb(_stack: Stack, _deployment: Deployment): void {}
