import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The process that listens on a port of this machine, by what Linux says about its sockets. */
export function listenerOf(port: number): number {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap(table => inodesIn(table, port)));
  const pid = readdirSync('/proc').find(name => /^\d+$/.test(name) && socketsOf(name).some(inode => inodes.has(inode)));
  if (pid === undefined) throw new Error(`nobody listens on port ${port}`);
  return Number(pid);
}

const listening = '0A';

function inodesIn(table: string, port: number): readonly string[] {
  const lines = readFileSync(table, 'utf8').trim().split('\n').slice(1);
  return lines.flatMap(line => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
    return state === listening && Number.parseInt(local.split(':')[1] ?? '', 16) === port ? [inode] : [];
  });
}

function socketsOf(pid: string): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap(fd => /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []);
  } catch {
    return []; // Gone, or not ours to see.
  }
}
