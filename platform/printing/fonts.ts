import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

type Font = ReturnType<typeof create>;
const { resolve } = createRequire(import.meta.url);
const read = (file: string): Font => create(readFileSync(resolve(`dejavu-fonts-ttf/ttf/${file}`)));

let loaded: { readonly regular: Font; readonly bold: Font } | undefined;

/**
 * DejaVu covers the names of Europe, Greek, Cyrillic, Hebrew and Arabic; the fonts that PDF readers bring along stop at Western Europe.
 * Parsed once: given bytes, pdfkit would parse them again for every document, which takes five times as long as the document itself.
 */
export const fonts = (): { readonly regular: Font; readonly bold: Font } =>
  (loaded ??= { regular: read('DejaVuSans.ttf'), bold: read('DejaVuSans-Bold.ttf') });
