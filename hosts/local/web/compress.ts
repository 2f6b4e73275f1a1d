import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const text = /\.(js|css|html|svg|json|webmanifest|txt|xml)$/;

/** Smaller ones fit a packet anyway. */
const worthBytes = 1024;

/** Writes `.br` and `.gz` beside each file that shrinks, once, so that nothing is compressed while somebody waits. */
export async function compressFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter(entry => entry.isFile() && text.test(entry.name))
      .map(async entry => {
        const path = join(entry.parentPath, entry.name);
        const content = await readFile(path);
        if (content.length < worthBytes) return;
        const [br, gz] = await Promise.all([
          promisify(brotliCompress)(content, {
            params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length, [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
          }),
          promisify(gzip)(content, { level: 9 }),
        ]);
        await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
      }),
  );
}
