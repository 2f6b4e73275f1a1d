import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Font } from 'fontkit';
import subsetFont from 'subset-font';
import { fonts, openFont, type Weight, weights } from './fonts.ts';

/** What a cluster of letters (a letter with its marks, an emoji of several signs) is drawn with. */
export interface Lettering {
  readonly name: string;
  readonly font: Font;
}
/** By cluster. */
export type MoreFonts = Readonly<Record<Weight, ReadonlyMap<string, Lettering>>>;

export const noMoreFonts: MoreFonts = { regular: new Map(), bold: new Map() };

const { resolve } = createRequire(import.meta.url);

interface Family {
  readonly of: RegExp;
  /** Which code points each of its files has: `{ "[118]": "U+4e00-4e02,U+4e10" }`. */
  readonly index: string;
}

const chinese = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
const simplified: Family = { of: chinese, index: resolve(`@fontsource-variable/noto-sans-sc/unicode.json`) };
const japanese: Family = { of: chinese, index: resolve(`@fontsource-variable/noto-sans-jp/unicode.json`) };
const korean: Family = { of: /\p{scx=Hangul}/u, index: resolve(`@fontsource-variable/noto-sans-kr/unicode.json`) };
const others: readonly Family[] = [
  { of: /\p{scx=Thai}/u, index: resolve(`@fontsource-variable/noto-sans-thai/unicode.json`) },
  { of: /\p{scx=Devanagari}/u, index: resolve(`@fontsource-variable/noto-sans-devanagari/unicode.json`) },
  { of: /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u, index: resolve(`@fontsource-variable/noto-emoji/unicode.json`) },
];

const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Chinese, Japanese and Korean write many of the same letters, each a little otherwise; a text with kana is Japanese. */
const familiesFor = (text: string): readonly Family[] =>
  kana.test(text) ? [japanese, simplified, korean, ...others] : [simplified, japanese, korean, ...others];

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const clustersOf = (text: string): readonly string[] => Array.from(clusters.segment(text), ({ segment }) => segment);

const canDraw = (font: Font, text: string): boolean => Array.from(text).every(char => font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0));

/** The fonts that a text needs beside the usual ones. What no font has stays without one, and is drawn as an empty box. */
export async function findMoreFonts(text: string): Promise<MoreFonts> {
  const { regular, bold } = fonts();
  const unusual = [...new Set(text)].filter(char => !canDraw(regular, char) || !canDraw(bold, char)).join('');
  // Control characters have no glyph, and need none.
  if (!/\P{Cc}/u.test(unusual)) return noMoreFonts;
  const families = familiesFor(text);
  const parts = [...new Set(clustersOf(text))];
  return { regular: await letteringFor(parts, 'regular', families), bold: await letteringFor(parts, 'bold', families) };
}

async function letteringFor(
  parts: readonly string[],
  weight: Weight,
  families: readonly Family[],
): Promise<ReadonlyMap<string, Lettering>> {
  const usual = fonts()[weight];
  const found = new Map<string, Lettering>();
  for (const part of parts) {
    if (canDraw(usual, part)) continue;
    const lettering = await findLettering(part, weight, families);
    if (lettering) found.set(part, lettering);
  }
  return found;
}

async function findLettering(part: string, weight: Weight, families: readonly Family[]): Promise<Lettering | undefined> {
  for (const { of, index } of families) {
    if (!of.test(part)) continue;
    for (const file of filesWith(index, part)) {
      const font = await instanceOf(file, weight);
      if (canDraw(font, part)) return { name: `${file} ${weight}`, font };
    }
  }
  return undefined;
}

type Range = readonly [from: number, to: number];
interface FontFile {
  readonly path: string;
  readonly ranges: readonly Range[];
}
const indexes = new Map<string, readonly FontFile[]>();

function filesWith(index: string, part: string): readonly string[] {
  const files = indexes.get(index) ?? readIndex(index);
  indexes.set(index, files);
  const has = ({ ranges }: FontFile, char: string): boolean => {
    const codePoint = char.codePointAt(0) ?? 0;
    return ranges.some(([from, to]) => from <= codePoint && codePoint <= to);
  };
  return files.filter(file => Array.from(part).every(char => has(file, char))).map(({ path }) => path);
}

function readIndex(index: string): readonly FontFile[] {
  const folder = dirname(index);
  const family = folder.slice(folder.lastIndexOf('/') + 1);
  const unicode: Readonly<Record<string, string>> = JSON.parse(readFileSync(index, 'utf8'));
  return Object.entries(unicode).map(([key, ranges]) => ({
    path: `${folder}/files/${family}-${key.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`,
    ranges: ranges.split(',').map(rangeOf),
  }));
}

function rangeOf(range: string): Range {
  const [from = 0, to = from] = range
    .replace('U+', '')
    .split('-')
    .map(hex => Number.parseInt(hex, 16));
  return [from, to];
}

/** Some hundred kilobytes each. */
const mostKept = 64;
const kept = new Map<string, Promise<Font>>();

/** Variable fonts cannot be embedded, so of a font that goes from thin to black one weight is taken. */
function instanceOf(file: string, weight: Weight): Promise<Font> {
  const key = `${file} ${weight}`;
  const font = kept.get(key) ?? readInstance(file, weight);
  kept.delete(key);
  kept.set(key, font);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return font;
}

const readInstance = async (file: string, weight: Weight): Promise<Font> =>
  openFont(
    await subsetFont(readFileSync(file), undefined, {
      keepAllGlyphs: true,
      targetFormat: 'truetype',
      variationAxes: { wght: weights[weight] },
    }),
  );
