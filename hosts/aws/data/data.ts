import type { Manifest } from '@event-planner/model';
import type { Stack } from 'aws-cdk-lib';
import { type Access, mergeAccess } from '../access.ts';
import type { Deployment } from '../deployment.ts';
import type { Network } from '../network/network.ts';
import { type AlertTopics, createAlarms, type Measure } from '../observability/alarms.ts';
import { createDatabases } from './databases/databases.ts';
import { createKeys } from './keys.ts';
import { createSecrets } from './secrets.ts';
import { createCache } from './stores/cache.ts';
import { createDocuments } from './stores/documents.ts';
import { createObjects } from './stores/objects.ts';
import { createSearch } from './stores/search.ts';
import { createTables } from './stores/tables.ts';

export interface Data {
  readonly measures: readonly Measure[];
  /** To everything a service keeps: its database, cache, tables, documents, index, objects and secrets. */
  accessOf(service: Manifest): Access;
}

export interface DataParts {
  readonly network: Network;
  readonly alerts: AlertTopics;
}

/** Everything that is kept. In the standby region: copies of the databases, and the rest as it is in the primary. */
export function createData(stack: Stack, deployment: Deployment, { network, alerts }: DataParts): Data {
  const keys = createKeys(stack, deployment);
  const databases = createDatabases(stack, deployment, { network, keys });
  const cache = createCache(stack, deployment, { network, keys });
  const stores = [
    databases,
    cache,
    createTables(stack, deployment),
    createObjects(stack, deployment, { keys }),
    createDocuments(stack, deployment, { network, keys }),
    createSearch(stack, deployment, { network, keys }),
    createSecrets(stack, deployment, { keys }),
  ];
  const measures = [...databases.measures, ...cache.measures];
  createAlarms(stack, { deployment, alerts, measures });
  return { measures, accessOf: service => mergeAccess(stores.map(store => store.accessOf(service))) };
}
