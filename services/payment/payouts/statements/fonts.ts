import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const read = (file: string): Buffer => readFileSync(resolve(`dejavu-fonts-ttf/ttf/${file}`));

let loaded: { readonly regular: Buffer; readonly bold: Buffer } | undefined;

/** DejaVu covers the names of Europe, Greek and Cyrillic; the fonts that PDF readers bring along stop at Western Europe. */
export const fonts = (): { readonly regular: Buffer; readonly bold: Buffer } =>
  (loaded ??= { regular: read('DejaVuSans.ttf'), bold: read('DejaVuSans-Bold.ttf') });
