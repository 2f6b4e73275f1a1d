import type { Manifest } from '@event-planner/model';
import type { Stack } from 'aws-cdk-lib';
import { type Access, noAccess } from '../access.ts';
import type { Deployment } from '../deployment.ts';
import type { Network } from '../network/network.ts';
import type { AlertTopics, Measure } from '../observability/alarms.ts';

export interface Data {
  readonly measures: readonly Measure[];
  /** To everything a service keeps: its database, cache, tables, documents, index, objects and secrets. */
  accessOf(service: Manifest): Access;
}

export interface DataParts {
  readonly network: Network;
  readonly alerts: AlertTopics;
}

export function createData(_stack: Stack, _deployment: Deployment, _parts: DataParts): Data {
  return { measures: [], accessOf: () => noAccess };
}
