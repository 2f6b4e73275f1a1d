import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { getSystem } from '@event-planner/systems/all';
import { serviceExport, serviceModule, systemExport, systemModule } from '@event-planner/systems/modules';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { billOfMaterials } from './bundling/bill-of-materials.ts';
import { findNativeFiles, findWholeFiles } from './bundling/native-packages.ts';
import { type Found, keepFiles } from './bundling/keep-files.ts';
import { root } from './bundling/root.ts';

export interface BundleOptions {
  /** The module below systems/. */
  readonly system: string;
  /** A service's name, or the system's for all of them in one task. */
  readonly deployable: string;
  /** Is made anew. */
  readonly directory: string;
  /** Of the machine that it will run on. @default this one's */
  readonly architecture?: 'arm64' | 'x64';
}

/**
 * Makes a folder that Node alone can run: one file of code with its source map, threads beside it, and at their places in the repository the
 * files that code reads while it runs. What is compiled for one architecture is copied as it is.
 */
export async function bundle({ system, deployable, directory, architecture = thisArchitecture() }: BundleOptions): Promise<Metafile> {
  const services = servicesOf(system, deployable);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const found: Found = { files: new Set(), threads: new Map(), natives: new Set(), whole: new Set() };
  const main = await build({
    ...common(found, directory),
    stdin: { contents: entryOf(system, services), resolveDir: import.meta.dirname, sourcefile: 'main.ts', loader: 'ts' },
    outfile: join(directory, 'main.js'),
  });
  const inputs: Metafile['inputs'] = { ...main.metafile.inputs };
  // A Map gives out what is added to it while it is read: a thread may start threads.
  for (const [file, name] of found.threads) {
    const thread = await build({ ...common(found, directory), entryPoints: [file], outfile: join(directory, name) });
    Object.assign(inputs, thread.metafile.inputs);
  }
  const native = await findNativeFiles([...found.natives], architecture);
  const copied = [...found.files, ...native, ...(await findWholeFiles([...found.whole]))];
  for (const file of copied) await copy(file, join(directory, relative(root, file)));
  await writeFile(join(directory, 'package.json'), JSON.stringify({ type: 'module', name: deployable, private: true }));
  await writeFile(
    join(directory, 'bom.json'),
    JSON.stringify(await billOfMaterials(deployable, [...Object.keys(inputs), ...copied]), null, 2),
  );
  return { inputs, outputs: main.metafile.outputs };
}

function servicesOf(systemName: string, deployable: string): readonly string[] {
  const { name, services } = getSystem(systemName);
  const names = services.map(service => service.name);
  if (deployable === name) return names;
  if (!names.includes(deployable))
    throw new Error(`${name} has no service ${deployable}; it has ${names.join(', ')}, and ${name} for all of them`);
  return [deployable];
}

/** The one place where a service's code is named, which the bundler needs to see; written anew for each deployable. */
const entryOf = (system: string, services: readonly string[]): string =>
  [
    `import { run } from './run.ts';`,
    `import { ${systemExport(system)} as system } from '${systemModule(system)}';`,
    ...services.map(name => `import { ${serviceExport(name)} } from '${serviceModule(name)}';`),
    `await run({ system, services: [${services.map(serviceExport).join(', ')}] });`,
  ].join('\n');

const common = (found: Found, directory: string) =>
  ({
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'external',
    metafile: true,
    logLevel: 'error',
    absWorkingDir: root,
    sourceRoot: relative(directory, root),
    // Loaded only where somebody asks for it, which nobody does.
    external: ['pg-native'],
    // CommonJS packages ask for Node's own modules by `require`, which a module does not have.
    banner: { js: `import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);` },
    plugins: [keepFiles(found)],
  }) satisfies BuildOptions;

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { recursive: true, dereference: true });
}

function thisArchitecture(): 'arm64' | 'x64' {
  const { arch } = process;
  if (arch !== 'arm64' && arch !== 'x64') throw new Error(`Fargate runs no ${arch}: say --architecture arm64 or x64`);
  return arch;
}

if (import.meta.main) {
  const [system, deployable, directory, architecture] = process.argv.slice(2);
  if (system === undefined || deployable === undefined || directory === undefined)
    throw new Error('node hosts/aws/runtime/bundle.ts <system> <deployable> <directory> [arm64|x64]');
  await bundle({ system, deployable, directory, ...(architecture !== undefined && { architecture: architecture as 'arm64' | 'x64' }) });
}
