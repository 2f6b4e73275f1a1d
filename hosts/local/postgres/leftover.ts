import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

// Politest first. Each is safe for the data: the write-ahead log is replayed at the next start.
const signals: readonly { signal: NodeJS.Signals; waitMs: number }[] = [
  { signal: 'SIGINT', waitMs: 5000 },
  { signal: 'SIGQUIT', waitMs: 2000 },
  { signal: 'SIGKILL', waitMs: 2000 },
];

/**
 * Ends whatever a dead Event Planner left running on a cluster. The caller has claimed the folder, so nobody living is using it.
 *
 * The lock file goes with the last process. PostgreSQL would take its number for a running server while a zombie has it (in a container whose first process
 * does not reap, that is for ever) or after it was given to another program. Removing it is safe only because no process is left: the file is also
 * what keeps a new server apart from backends that outlived their own.
 */
export async function endLeftoverServer(cluster: string): Promise<void> {
  if (!existsSync('/proc/self/cwd')) return; // Not Linux: we cannot tell, and PostgreSQL's own lock decides.
  const lockFile = join(cluster, 'postmaster.pid');
  for (const { signal, waitMs } of signals) {
    const deadline = Date.now() + waitMs;
    signalServer(cluster, lockFile, signal);
    while (processesIn(cluster).length > 0 && Date.now() < deadline) await delay(10);
  }
  if (processesIn(cluster).length === 0) rmSync(lockFile, { force: true });
}

/** The server passes a signal on to its backends. Only without it are they told one by one. */
function signalServer(cluster: string, lockFile: string, signal: NodeJS.Signals): void {
  const living = processesIn(cluster);
  const server = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8').split('\n')[0]) : 0;
  for (const pid of living.includes(server) ? [server] : living) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended in this instant.
    }
  }
}

/** Every process of a server works in the directory of its cluster. Zombies work nowhere. */
function processesIn(cluster: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && workingDirectory(name) === cluster)
    .map(Number);
}

function workingDirectory(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // Gone, a zombie, or not ours to see.
  }
}
