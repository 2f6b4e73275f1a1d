import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { canEnter, chooseOperator, isRoot, type Operator } from './operator.ts';
import { claimFolder } from './owner.ts';
import { StartError } from './start-error.ts';

// Where a cluster lives when its folder is under root's own 0700 home, which no other user can enter.
const refuge = '/var/lib/event-planner';

/** The data folder and who runs the server on it. */
export interface Folder {
  path: string;
  operator: Operator;
}

/** Makes the folder and decides who runs the server on it. */
export function openFolder(wanted: string): Folder {
  mkdirSync(resolve(wanted), { recursive: true, mode: 0o755 });
  const path = realpathSync(wanted);
  refuseForeignFolder(path);
  const operator = chooseOperator(existsSync(clusterOf(path)) ? [realpathSync(clusterOf(path))] : ownersOnTheWay(path));
  chmodSync(path, 0o700);
  handOver(path, operator);
  return { path, operator };
}

/** The cluster of a folder: a directory in it, or a link to one in /var/lib/event-planner. */
export function clusterOf(folder: string): string {
  return join(folder, 'cluster');
}

/**
 * The directory in which to build the cluster: the folder itself when the operator can enter it, else a private one under /var/lib/event-planner,
 * to which `linkCluster` makes the folder point. Its name is random, not a hash of the folder's path: a folder may be moved and its old path used again.
 */
export function buildingSite(folder: Folder): string {
  for (const name of readdirSync(folder.path)) {
    if (name.startsWith('new-')) rmSync(join(folder.path, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
  if (canEnter(folder.path, folder.operator)) return folder.path;
  mkdirSync(refuge, { recursive: true });
  chmodSync(refuge, 0o711); // Said again, because a strict umask takes bits from what mkdir asks for.
  const site = mkdtempSync(join(refuge, 'cluster-'));
  handOver(site, folder.operator);
  return site;
}

export function linkCluster(folder: Folder, site: string): void {
  if (site !== folder.path) symlinkSync(clusterOf(site), clusterOf(folder.path));
}

/**
 * Deletes a data folder and its cluster, wherever that is; for starting afresh. Nothing happens when there is none.
 * Prefer it to `rm -r`, which forgets a cluster that had to live under /var/lib/event-planner. Throws StartError when the folder is in use.
 */
export async function removePostgresData(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await claimFolder(folder);
  const cluster = lstatSync(clusterOf(folder), { throwIfNoEntry: false });
  if (cluster?.isSymbolicLink() && existsSync(clusterOf(folder)))
    rmSync(dirname(realpathSync(clusterOf(folder))), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

export function handOver(path: string, { uid, gid }: Operator): void {
  if (isRoot && uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

/** We change the owner and mode of this folder: for somebody's home or /tmp that would be a disaster. */
function refuseForeignFolder(path: string): void {
  const foreign = readdirSync(path).find(name => !/^(cluster|port|owner.*|new-.*|lost\+found)$/.test(name));
  if (foreign === undefined) return;
  throw new StartError(
    `The data folder ${path} holds other things, such as ${foreign}: give the embedded PostgreSQL an empty folder of its own.`,
  );
}

/** Nobody to prefer when `nobody` can come in; else those who own the way, nearest first (a checkout in somebody's home, started with sudo). */
function ownersOnTheWay(path: string): string[] {
  if (canEnter(dirname(path), chooseOperator([]))) return [];
  const ancestors: string[] = [];
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) ancestors.push(at);
  return ancestors.filter(ancestor => canEnter(dirname(path), chooseOperator([ancestor])));
}
