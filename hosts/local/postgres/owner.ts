import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from './start-error.ts';

// A process that was killed takes a moment to die; one that is restarted by a supervisor must not be refused because of its predecessor.
const patienceMs = 500;

/**
 * Claims a data folder for this process, so that a second start says who has it instead of waiting for the server's own lock.
 * It only has to be right for the message: what protects the data is PostgreSQL's postmaster.pid.
 * Returns the function that gives the folder back. A claim whose process is dead is taken over.
 */
export async function claimFolder(directory: string): Promise<() => void> {
  const claim = claimOf(directory);
  const draft = `${claim}.${process.pid}`;
  writeFileSync(draft, `${process.pid} ${startTime(process.pid)}\n`);
  const deadline = Date.now() + patienceMs;
  try {
    for (;;) {
      try {
        linkSync(draft, claim); // Atomic, unlike "is it there? then write it".
        return () => rmSync(claim, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = livingOwner(claim);
      if (owner === undefined) {
        rmSync(claim, { force: true });
      } else if (owner !== process.pid && Date.now() < deadline) {
        await delay(20);
      } else {
        throw new StartError(
          `Another Event Planner (process ${owner}) is using the data folder ${directory}: stop it, or start this one with another folder.`,
        );
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

const claimOf = (directory: string): string => join(directory, 'owner');

/** The process that uses a data folder now; undefined when nobody does. */
export const findOwner = (directory: string): number | undefined => livingOwner(claimOf(directory));

function livingOwner(claim: string): number | undefined {
  let text = '';
  try {
    text = readFileSync(claim, 'utf8');
  } catch {
    return undefined; // Given back this very moment.
  }
  const [pid, started] = text.trim().split(' ');
  return isAlive(Number(pid)) && startTime(Number(pid)) === started ? Number(pid) : undefined;
}

/** False for a zombie too: it has let go of everything but its number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !['Z', 'X'].includes(processFields(pid)[0] ?? '');
}

/** Tells a process from a later one with the same number. */
function startTime(pid: number): string {
  return processFields(pid)[19] ?? 'unknown';
}

/** The fields of /proc/<pid>/stat after the command name; empty where there is no /proc. */
function processFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
