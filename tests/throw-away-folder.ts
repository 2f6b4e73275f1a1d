import { mkdtempSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgresData } from '../hosts/local/postgres/folder.ts';
import { findOwner } from '../hosts/local/postgres/owner.ts';

const prefix = 'event-planner-test-';
const memory = '/dev/shm';

/** A run takes a quarter of it; the 64 MB that a container has unless told otherwise are too few. */
const roomyBytes = 2 ** 31;

/**
 * A folder for a test server's data: in memory where there is room, for a database a test is 300 files made and removed again.
 * To copy a template takes 10 ms of processor time there; on a disk that somebody else keeps busy too it took 200 ms.
 */
export async function throwAwayFolder(): Promise<string> {
  const parent = hasRoom(memory) ? memory : tmpdir();
  await removeLeftovers(parent);
  return mkdtempSync(join(parent, prefix));
}

function hasRoom(directory: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize >= roomyBytes;
  } catch {
    return false;
  }
}

/** Of runs that were killed: memory is not given back by anybody else. */
async function removeLeftovers(parent: string): Promise<void> {
  const aMinuteAgo = Date.now() - 60_000; // A younger one may be about to be claimed.
  const left = readdirSync(parent)
    .filter(name => name.startsWith(prefix))
    .map(name => join(parent, name))
    .filter(folder => (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < aMinuteAgo && findOwner(folder) === undefined);
  for (const folder of left) await removePostgresData(folder).catch(() => undefined); // Another run may be at it.
}
