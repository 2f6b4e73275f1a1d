import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';

type Architecture = 'arm64' | 'x64';

interface PackageFile {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * The folders of packages with compiled code, each with its builds for Linux on this architecture and with the packages it asks for, which the
 * bundler does not see. Throws when a build is not installed.
 */
export async function findNativeFiles(names: readonly string[], architecture: Architecture): Promise<readonly string[]> {
  const builds = await Promise.all(names.map(name => buildsOf(name, architecture)));
  return findWholeFiles([...names, ...builds.flat()]);
}

/** The folders of packages, each with those that it asks for. */
export async function findWholeFiles(names: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const name of names) await addWithDependencies(folderOf(name), found);
  return [...found];
}

/** The compiled code, and where that is apart the libraries it stands on. */
async function buildsOf(name: string, architecture: Architecture): Promise<readonly string[]> {
  const { optionalDependencies = {} } = await read(folderOf(name));
  const builds = Object.keys(optionalDependencies).filter(other => new RegExp(`-linux-${architecture}(-gnu)?$`).test(other));
  const missing = builds.length === 0 ? name : builds.find(build => !existsSync(folderOf(build)));
  if (missing !== undefined)
    throw new Error(
      `${missing} for linux ${architecture} is not installed: bundle on such a machine, or install it with npm's --os linux --cpu ${architecture} --libc glibc`,
    );
  return builds;
}

async function addWithDependencies(folder: string, found: Set<string>): Promise<void> {
  if (found.has(folder)) return;
  found.add(folder);
  for (const name of Object.keys((await read(folder)).dependencies ?? {})) {
    const own = join(folder, 'node_modules', name);
    await addWithDependencies(existsSync(own) ? own : folderOf(name), found);
  }
}

const folderOf = (name: string): string => join(root, 'node_modules', name);

const read = async (folder: string): Promise<PackageFile> => JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
