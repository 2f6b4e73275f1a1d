import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removePostgresData } from '../postgres/folder.ts';
import { StartError } from '../postgres/start-error.ts';

/** Tells our folder from somebody else's. */
const marker = 'event-planner.txt';
const markerText = 'Event Planner keeps its local data here. "npm start -- --fresh" starts over.\n';

const parts = {
  postgres: 'postgres',
  secrets: 'secrets',
  mailbox: 'mailbox',
  objects: 'objects',
  log: 'log',
  demoBegan: 'demo-began',
  demo: 'demo-seeded',
} as const;

/** Where secrets are kept in a data folder, for who does not open it. */
export const secretsPath = (path: string): string => join(path, parts.secrets);

/** Everything that lasts, in one folder; each part by its path. */
export type DataFolder = Readonly<Record<'path' | keyof typeof parts, string>>;

/** Opens the folder and makes it when there is none. Throws StartError for one that is somebody else's, or cannot be written. */
export function openDataFolder(path: string): DataFolder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    ensureOurs(path);
    writeFileSync(join(path, marker), markerText);
    for (const part of [parts.secrets, parts.mailbox, parts.objects, parts.log])
      mkdirSync(join(path, part), { recursive: true, mode: 0o700 });
    chmodSync(join(path, parts.secrets), 0o700);
  } catch (error) {
    throw error instanceof StartError ? error : explain(path, error);
  }
  return {
    path,
    ...(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, join(path, part)])) as Record<keyof typeof parts, string>),
  };
}

/** Deletes what we keep, and nothing else. Throws StartError for a folder that is not ours, or is in use. */
export async function emptyDataFolder(path: string): Promise<void> {
  try {
    const names = list(path);
    ensureOurs(path);
    if (names.length === 0) return;
    await removePostgresData(join(path, parts.postgres));
    for (const part of Object.values(parts)) rmSync(join(path, part), { recursive: true, force: true });
  } catch (error) {
    throw error instanceof StartError ? error : explain(path, error);
  }
}

function ensureOurs(path: string): void {
  const names = list(path);
  const known: readonly string[] = [marker, ...Object.values(parts), 'lost+found'];
  const foreign = names.find(name => !known.includes(name));
  if (foreign !== undefined)
    throw new StartError(`The data folder ${path} holds other things, such as ${foreign}: set EVENT_PLANNER_DATA to an empty folder.`);
  if (names.length > 0 && !names.includes(marker))
    throw new StartError(`The data folder ${path} was not made by Event Planner: set EVENT_PLANNER_DATA to an empty folder.`);
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Of what the file system says. */
export function explain(path: string, error: unknown): StartError {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StartError(`The disk that holds ${path} is full: free some space and start again; nothing that was saved is lost.`, {
        cause: error,
      });
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartError(`The data folder ${path}, or one above it, is a file: set EVENT_PLANNER_DATA to a folder.`, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StartError(
        `The data folder ${path} cannot be read and written by this user: give it to this user, or set EVENT_PLANNER_DATA to another folder.`,
        { cause: error },
      );
    default:
      return new StartError(`The data folder ${path} cannot be used (${String(error)}): set EVENT_PLANNER_DATA to another folder.`, {
        cause: error,
      });
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
