import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';

/** The operating-system user the server runs as; empty means "whoever we are". */
export interface Operator {
  uid?: number;
  gid?: number;
}

// PostgreSQL refuses to run as root. `nobody` is in the passwd file of every distribution (initdb looks its user up there), so no useradd is needed.
const nobody: Operator = { uid: 65534, gid: 65534 };

export const isRoot = process.getuid?.() === 0;

/**
 * Who runs the server of a cluster: ourselves, unless we are root.
 * Root hands over to the owner of an existing cluster (the server accepts nobody else), else to the owner of the folder around it
 * (a checkout in somebody's home, started with sudo), else to `nobody`.
 */
export function chooseOperator(candidates: readonly string[]): Operator {
  if (!isRoot) return {};
  for (const path of candidates) {
    const owner = lstatSync(path, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return nobody;
}

/** Asks the kernel rather than reading mode bits: access lists and mounts decide too. */
export function canEnter(directory: string, operator: Operator): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...operator, stdio: 'ignore', cwd: '/' }).status === 0;
}
