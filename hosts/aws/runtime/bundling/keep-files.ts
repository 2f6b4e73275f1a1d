import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { root } from './root.ts';

/** What code reads while it runs, found while it is bundled. */
export interface Found {
  /** Files and folders, to be copied to the same place below the bundle. */
  readonly files: Set<string>;
  /** Modules that are run as threads, and the file each is bundled into. */
  readonly threads: Map<string, string>;
  /** Packages with compiled code, by name. */
  readonly natives: Set<string>;
  /** Packages that look up files beside their code, by name. */
  readonly whole: Set<string>;
}

/**
 * Code says `new URL('./migrations/', import.meta.url)` for a file beside it. A bundle is one file at the top of its folder, so every such
 * expression is rewritten to where its module was in the repository, counted from there; what it names is noted down.
 */
export const keepFiles = (found: Found): Plugin => ({
  name: 'keep files',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^[@\w]/ }, ({ path }) => {
      const name = packageOf(path);
      const kind = readsFilesBesideIt.has(name) ? found.whole : isNative(name) ? found.natives : undefined;
      if (!kind) return undefined;
      kind.add(name);
      return { path, external: true };
    });
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const source = await readFile(path, 'utf8');
      if (!source.includes('import.meta.url')) return undefined;
      for (const [, name = ''] of source.matchAll(readFromPackage)) found.files.add(join(root, 'node_modules', name));
      return { contents: source.replaceAll(ownPlace, (_, target: string | undefined) => moved(path, target, found)), loader: 'ts' };
    });
  },
});

/** `new URL('./beside.sql', import.meta.url)`, or `import.meta.url` for anything else. */
const ownPlace = /new URL\('(\.[^']+)', import\.meta\.url\)|import\.meta\.url/g;
/** A file looked up in a package: `` resolve(`dejavu-fonts-ttf/ttf/…`) ``. The folder is taken whole, for its files may be named at run time. */
const readFromPackage = /\bresolve\(['"`]((?:@[\w-]+\/)?[\w-]+(?:\/[\w-]+)*)\//g;

function moved(module: string, target: string | undefined, { files, threads }: Found): string {
  if (target === undefined) return `new URL('./${relative(root, module)}', import.meta.url).href`;
  const file = resolve(dirname(module), target);
  if (!target.endsWith('.ts')) {
    files.add(file);
    return `new URL('./${relative(root, file)}${target.endsWith('/') ? '/' : ''}', import.meta.url)`;
  }
  const name = `${basename(dirname(file))}-${basename(file, '.ts')}.js`;
  threads.set(file, name);
  return `new URL('./${name}', import.meta.url)`;
}

const packageOf = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');

/** WebAssembly. */
const readsFilesBesideIt: ReadonlySet<string> = new Set(['subset-font']);

interface PackageFile {
  readonly napi?: unknown;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const known = new Map<string, boolean>();

/** Packages made with napi-rs say so; others have a build for each machine beside them. */
function isNative(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const file = join(root, 'node_modules', name, 'package.json');
  const { napi, optionalDependencies = {} } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackageFile) : {};
  const answer = napi !== undefined || Object.keys(optionalDependencies).some(other => other.endsWith('-linux-x64'));
  known.set(name, answer);
  return answer;
}
