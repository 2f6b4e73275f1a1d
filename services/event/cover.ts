import type { EventSummary } from '@event-planner/contracts/event';

export interface Covered {
  readonly id: string;
  readonly title: string;
  readonly category: EventSummary['category'] | null;
}

type Palette = readonly [ground: string, deep: string, main: string, accent: string];

const fallback: Palette = ['#2c3038', '#111317', '#66717f', '#e8c547'];
const palettes: Readonly<Record<EventSummary['category'], Palette>> = {
  concert: ['#2f2970', '#141138', '#6a60d8', '#ff7eb6'],
  theatre: ['#5a142c', '#2a0713', '#b32a3f', '#f0a35e'],
  comedy: ['#124b56', '#08242a', '#2f9c90', '#ff6f59'],
  classical: ['#1a2c55', '#0b1226', '#4468b0', '#fca311'],
  sport: ['#174534', '#0a211a', '#4a9068', '#f2c14e'],
  festival: ['#4a2450', '#1f0f24', '#a2437d', '#ff8c61'],
  conference: ['#1f3f5b', '#0c1d2c', '#33658a', '#f26419'],
  workshop: ['#6b3220', '#33160d', '#c25c35', '#7fc8c2'],
  exhibition: fallback,
  family: ['#17594a', '#0a2b24', '#2f7f6b', '#f4a259'],
};

const [width, height] = [1200, 800];

/** A picture for an event that has none: its title before a few circles, in the colours of its kind. The same event always gets the same one. */
export function drawCover({ id, title, category }: Covered): string {
  const [ground, deep, main, accent] = category === null ? fallback : palettes[category];
  const next = numbersFrom(id);
  const discs = Array.from({ length: 5 }, (_, at) => {
    const [x, y, r] = [600 + next() * 700, next() * 700, 90 + next() * 240].map(Math.round);
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="${at === 0 ? accent : main}" fill-opacity="${at === 0 ? 0.7 : 0.32}"/>`;
  });
  const lines = linesOf(title);
  const size = lines.length > 3 ? 68 : 80;
  const top = height - 90 - (lines.length - 1) * size * 1.15;
  const words = lines.map((line, at) => `<tspan x="80" y="${Math.round(top + at * size * 1.15)}">${escapeXml(line)}</tspan>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice">`,
    `<defs><linearGradient id="g" x1="0" y1="0" x2="0.4" y2="1"><stop offset="0" stop-color="${ground}"/><stop offset="1" stop-color="${deep}"/></linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#g)"/>`,
    ...discs,
    ...(lines.length === 0
      ? []
      : [
          `<rect x="80" y="${Math.round(top - size - 44)}" width="120" height="12" rx="6" fill="${accent}"/>`,
          `<text fill="#ffffff" font-family="system-ui, sans-serif" font-size="${size}" font-weight="700">${words.join('')}</text>`,
        ]),
    '</svg>',
  ].join('');
}

/** The same as an address, for where the public one is not open to who looks. */
export const coverAsAddress = (covered: Covered): string => `data:image/svg+xml,${encodeURIComponent(drawCover(covered))}`;

const [charactersInLine, linesAtMost] = [20, 4];

/** Broken between words; what is too long ends in an ellipsis. */
function linesOf(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/).filter(one => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < charactersInLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > charactersInLine + 4 ? `${word.slice(0, charactersInLine)}…` : word);
  }
  return lines.length <= linesAtMost ? lines : [...lines.slice(0, linesAtMost - 1), `${lines[linesAtMost - 1] ?? ''}…`];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML cannot hold at all is left out. */
const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"']/g, character => entities[character] ?? '');

/** Numbers from 0 to 1 that follow from a text: xorshift over FNV-1a. */
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  state |= 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
