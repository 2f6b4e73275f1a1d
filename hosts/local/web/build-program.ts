import { join } from 'node:path';
import { build } from 'vite';
import { compressFiles } from './compress.ts';

/** Run by `build.ts`: the app's folder, and where its build goes. */
const [root = '', outDir = ''] = process.argv.slice(2);
await build({
  root,
  configFile: join(root, 'vite.config.ts'),
  logLevel: 'error',
  build: { outDir, emptyOutDir: true, reportCompressedSize: false },
});
await compressFiles(outDir);
