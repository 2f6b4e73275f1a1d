import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getSystem } from '@event-planner/systems/all';
import { secretsPath } from '../data/data-folder.ts';
import { attachToPostgres } from '../postgres/attach.ts';
import { StartError } from '../postgres/start-error.ts';
import { databaseParts } from '../running/setup.ts';
import { connectExternal } from './external.ts';
import { databaseName } from './relational.ts';

export interface AttachOptions {
  readonly system: string;
  readonly dataDirectory: string;
  readonly databaseUrl?: string | undefined;
}

export interface Stores extends AsyncDisposable {
  /** postgres:// URLs by service, and `broker` and `sandbox`. */
  readonly databases: Readonly<Record<string, string>>;
  /** What the system keeps secret, by name. */
  readonly secrets: (name: string) => string;
}

/**
 * What a system has stored, whether it runs or not: the databases of one that runs are looked into as they are, otherwise the embedded server is started until
 * this is disposed of. Throws StartError when nothing was ever stored.
 */
export async function attach({ system: name, dataDirectory, databaseUrl }: AttachOptions): Promise<Stores> {
  const system = getSystem(name);
  const server = databaseUrl === undefined ? await attachToPostgres(postgresOf(dataDirectory)) : await connectExternal(databaseUrl);
  return {
    databases: Object.fromEntries(databaseParts(system).map(part => [part, server.url(databaseName(system.name, part))])),
    secrets: secret => readSecret(join(secretsPath(dataDirectory), secret)),
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

function postgresOf(dataDirectory: string): string {
  const directory = join(dataDirectory, 'postgres');
  if (existsSync(join(directory, 'cluster'))) return directory;
  throw new StartError(`There is no database in ${dataDirectory}: start the system once, or name the folder of one that was started.`);
}

function readSecret(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new StartError(`The secret ${path} cannot be read: name the data folder that it is in.`, { cause });
  }
}
