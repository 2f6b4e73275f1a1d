import { readdirSync, readFileSync } from 'node:fs';

/** Memory of a process and everything it started, in MB: proportional set size, so that what PostgreSQL's processes share counts once. Linux. */
export function residentMb(root: number): number {
  const parents = new Map(readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(name => [Number(name), parentOf(name)] as const));
  const belongs = (pid: number | undefined): boolean => pid !== undefined && pid > 1 && (pid === root || belongs(parents.get(pid)));
  const bytes = [...parents.keys()].filter(belongs).map(pssBytes).reduce((a, b) => a + b, 0);
  return Math.round(bytes / 1024 / 1024);
}

const parentOf = (pid: string): number | undefined => Number(/\nPPid:\s+(\d+)/.exec(readOr(`/proc/${pid}/status`))?.[1]) || undefined;
const pssBytes = (pid: number): number => Number(/\nPss:\s+(\d+)/.exec(readOr(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;

/** Processes end while one looks. */
function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
