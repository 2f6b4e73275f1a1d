import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rollup } from 'vite';

/** Beside what is built, what the page asks for. */
const besides = ['/theme.js', '/icon.svg', '/icon-192.png', '/manifest.webmanifest', '/door.webmanifest'];
const area = 'src/app/door/area.ts';
/** Sentences of every language, and what is read with an answer of the server. */
const always = ['src/lib/i18n/', 'src/lib/api/', 'src/lib/session/', 'src/lib/door/'];

/** Writes the worker that lets the app at the door open without a network, with the names of exactly the files it is made of. */
export const doorApp = (): Plugin => ({
  name: 'door-app',
  apply: 'build',
  generateBundle(_, bundle) {
    const files = filesOf(bundle);
    const source = readFileSync(new URL('./door-worker.js', import.meta.url), 'utf8')
      .replace('__FILES__', () => JSON.stringify(files))
      .replace('__VERSION__', () => JSON.stringify(createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12)));
    this.emitFile({ type: 'asset', fileName: 'door-worker.js', source });
  },
});

function filesOf(bundle: Rollup.OutputBundle): readonly string[] {
  const chunks = Object.values(bundle).filter(output => output.type === 'chunk');
  const named = new Map(chunks.map(chunk => [chunk.fileName, chunk]));
  const isOf = ({ facadeModuleId }: Rollup.OutputChunk, part: string): boolean => facadeModuleId?.includes(part) === true;
  const found = new Set<string>();
  const add = (fileName: string, withLater: boolean): void => {
    const chunk = named.get(fileName);
    if (!chunk || found.has(fileName)) return;
    found.add(fileName);
    for (const file of chunk.imports) add(file, withLater);
    if (withLater) for (const file of chunk.dynamicImports) add(file, withLater);
  };
  for (const chunk of chunks) if (isOf(chunk, area)) add(chunk.fileName, true);
  for (const chunk of chunks)
    if (chunk.isEntry || (always.some(part => isOf(chunk, part)) && !chunk.name.includes('organizing'))) add(chunk.fileName, false);
  const styles = Object.keys(bundle).filter(file => file.endsWith('.css') && !file.includes('organizing'));
  return [...[...found, ...styles].toSorted().map(file => `/${file}`), ...besides];
}
