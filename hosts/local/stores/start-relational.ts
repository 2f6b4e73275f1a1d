import type { System } from '@event-planner/model';
import type { Logger } from '@event-planner/platform/telemetry';
import type { DataFolder } from '../data/data-folder.ts';
import type { RunOptions } from '../running/options.ts';
import { databaseParts } from '../running/setup.ts';
import { connectExternal } from './external.ts';
import { startEmbedded } from './embedded.ts';
import { databaseName, type Relational } from './relational.ts';

export interface RelationalParts {
  readonly system: System;
  readonly folder: DataFolder;
  readonly log: Logger;
}

/** The server that a variable names, or the embedded one, with every database a system needs. */
export async function startRelational(
  { system, folder, log }: RelationalParts,
  { databaseUrl, databasePrefix = system.name }: RunOptions,
): Promise<Relational> {
  const server = databaseUrl === undefined ? await startEmbedded(folder.postgres, log) : await connectExternal(databaseUrl);
  await server.ensure(databaseParts(system).map(part => databaseName(databasePrefix, part))).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return server;
}
