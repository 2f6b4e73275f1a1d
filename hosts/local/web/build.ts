import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../postgres/start-error.ts';
import { hashSources } from './sources.ts';

export interface WebBuild {
  readonly repository: string;
  /** Of the web app, below the repository. */
  readonly folder: string;
}

/** Kept inside the build, so that the two cannot disagree whoever built last. */
const stampName = '.sources';

/** Whether the built app is what its sources say now. */
export async function isBuilt({ repository, folder }: WebBuild): Promise<boolean> {
  const stamp = await readFile(join(repository, folder, 'dist', stampName), 'utf8').catch(() => '');
  return stamp === (await hashSources(repository, join(repository, folder)));
}

/**
 * Builds a web app into its `dist`, all or nothing: two starts may build at the same time, and a build that fails leaves the old one.
 * In a process of its own, because a bundler's memory would otherwise stay ours.
 */
export async function build({ repository, folder }: WebBuild): Promise<void> {
  const root = join(repository, folder);
  const stamp = await hashSources(repository, root);
  const cache = join(repository, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'web-'));
  try {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'build-program.ts'), root, join(draft, 'dist')], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    await writeFile(join(draft, 'dist', stampName), stamp);
    await rename(join(root, 'dist'), join(draft, 'old')).catch(() => {});
    await rename(join(draft, 'dist'), join(root, 'dist'));
  } catch (cause) {
    throw new StartError(`The web app in ${folder} did not build: ${lastWords(cause)}`, { cause });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function lastWords(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return said.split('\n').slice(0, 5).join(' · ') || String(error);
}
