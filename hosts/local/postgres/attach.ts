import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { superuser } from './cluster.ts';
import { clusterOf } from './folder.ts';
import { findOwner } from './owner.ts';
import { startPostgres } from './postgres.ts';

export interface Attached {
  url(database: string): string;
  /** Ends what was started for this, and nothing else. */
  stop(): Promise<void>;
}

/** Uses the server that somebody runs on a data folder, or starts it for as long as this is needed. */
export async function attachToPostgres(directory: string): Promise<Attached> {
  if (findOwner(directory) === undefined) return startPostgres({ directory });
  const port = readFileSync(join(directory, 'port'), 'utf8').trim();
  const password = readFileSync(join(realpathSync(clusterOf(directory)), 'password'), 'utf8').trim();
  return {
    url: database => `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    stop: () => Promise.resolve(),
  };
}
