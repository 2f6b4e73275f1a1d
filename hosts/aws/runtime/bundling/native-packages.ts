import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';

/** The folders of packages with compiled code, each with its build for Linux on this architecture. Throws when that is not installed. */
export async function findNativeFiles(names: readonly string[], architecture: 'arm64' | 'x64'): Promise<readonly string[]> {
  const found = await Promise.all(
    names.map(async name => {
      const folder = join(root, 'node_modules', name);
      const { optionalDependencies = {} }: { readonly optionalDependencies?: Readonly<Record<string, string>> } = JSON.parse(
        await readFile(join(folder, 'package.json'), 'utf8'),
      );
      const build = Object.keys(optionalDependencies).find(other => other.endsWith(`-linux-${architecture}-gnu`));
      if (build === undefined || !existsSync(join(root, 'node_modules', build)))
        throw new Error(
          `${build ?? name} for linux ${architecture} is not installed: bundle on such a machine, or install it with npm's --os linux --cpu ${architecture} --libc glibc`,
        );
      return [folder, join(root, 'node_modules', build)];
    }),
  );
  return found.flat();
}
