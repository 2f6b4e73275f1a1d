import { readdirSync, readFileSync } from 'node:fs';

/** A process and everything it started, and they started. Linux. */
export function listTree(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? Number(/\nPPid:\s+(\d+)/.exec(read(`/proc/${name}/status`))?.[1]) : 0;
    if (parent > 0) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): readonly number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(root);
}

/** Proportional set size, so that what PostgreSQL's processes share counts once. */
export const residentMb = (root: number): number =>
  Math.round(
    listTree(root).reduce((sum, pid) => sum + Number(/\nPss:\s+(\d+)/.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0), 0) / 1024,
  );

const ticksPerSecond = 100;

/** Processor time a process has used so far, in milliseconds. */
export function cpuMs(pid: number): number {
  // The name in parentheses may hold anything, blanks and parentheses too.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond || 0;
}

/** Processes end while one looks. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
