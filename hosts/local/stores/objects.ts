import type { Bucket, System } from '@event-planner/model';
import { createFileObjects, objectRoutes, type Objects } from '@event-planner/platform/objects';
import type { Routes } from '@event-planner/platform/http';
import { objectsKey } from '../data/secrets.ts';
import { named } from '../running/named.ts';
import type { Setup } from '../running/setup.ts';

const now = (): Date => new Date();

/** Where links to objects lead. */
export const objectsPath = (system: Pick<System, 'apiPrefix'>): string => `${system.apiPrefix}/objects`;

type Place = Pick<Setup, 'objectsDirectory' | 'secrets' | 'webUrl'>;

/** Opens a bucket's folder; processes that open the same one share it. */
export const openObjects =
  (system: Pick<System, 'apiPrefix'>, setup: Place) =>
  (name: string, bucket: Bucket): Objects =>
    createFileObjects({
      directory: setup.objectsDirectory,
      name,
      bucket,
      baseUrl: `${setup.webUrl}${objectsPath(system)}`,
      secret: named(setup.secrets, objectsKey),
      now,
    });

/** Serves every bucket of a system to whoever has a link. */
export function createObjectPages(system: Pick<System, 'apiPrefix' | 'services'>, setup: Place): Routes {
  const open = openObjects(system, setup);
  const declared = system.services.flatMap(({ objects = {} }) => Object.entries(objects));
  return objectRoutes({
    buckets: new Map(declared.map(([name, bucket]) => [name, open(name, bucket)])),
    secret: named(setup.secrets, objectsKey),
    now,
  });
}
