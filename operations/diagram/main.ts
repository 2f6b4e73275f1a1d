import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pictures } from './pictures.ts';

/** `npm run diagram [-- --check]`: draws every system below docs/diagrams; with `--check` writes nothing and names what is not fresh. */
const folder = join(import.meta.dirname, '../../docs/diagrams');
const checking = process.argv.includes('--check');

const stale = pictures().filter(({ file, content }) => {
  const path = join(folder, file);
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return false;
  if (checking) return true;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return true;
});

for (const { file } of stale) console.log(`docs/diagrams/${file} ${checking ? 'is not fresh' : 'written'}`);
if (!checking) console.log(stale.length === 0 ? 'Every diagram is fresh.' : 'Look at them before you commit them.');
else if (stale.length > 0) {
  console.log('Draw them again: npm run diagram');
  process.exitCode = 1;
}
