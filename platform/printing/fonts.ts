import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

const { resolve } = createRequire(import.meta.url);
const read = (file: string): Font => openFont(readFileSync(resolve(`dejavu-fonts-ttf/ttf/${file}`)));

/** Arabic letters in their shapes, ligatures, signs that stand for an emoji beside a selector: these stand for the letters that they are made of. */
const isMadeOfOthers = /[\ufb00-\ufdff\ufe70-\ufeff\p{Extended_Pictographic}]/u;

/**
 * A font remembers of each glyph the letters that it stood for first, and none where it was first read as a part of another, such as K of Ǩ: a file would hang on what
 * was printed before it.
 */
export function openFont(bytes: Uint8Array): Font {
  const font = create(bytes);
  for (const codePoint of font.characterSet) if (!isMadeOfOthers.test(String.fromCodePoint(codePoint))) font.glyphForCodePoint(codePoint);
  return font;
}

export const weights = { regular: 400, bold: 700 } as const;
export type Weight = keyof typeof weights;

let loaded: Readonly<Record<Weight, Font>> | undefined;

/**
 * DejaVu covers the names of Europe, Greek, Cyrillic, Hebrew and Arabic; the fonts that PDF readers bring along stop at Western Europe.
 * Parsed once: given bytes, pdfkit would parse them again for every document, which takes five times as long as the document itself.
 */
export const fonts = (): Readonly<Record<Weight, Font>> =>
  (loaded ??= { regular: read('DejaVuSans.ttf'), bold: read('DejaVuSans-Bold.ttf') });
