import type { EventCategory } from '@event-planner/contracts/event';

export interface Palette {
  readonly ground: string;
  readonly deep: string;
  readonly main: string;
  readonly accent: string;
  readonly light: string;
}

const palette = (ground: string, deep: string, [main, accent, light]: readonly [string, string, string]): Palette => ({
  ground,
  deep,
  main,
  accent,
  light,
});

const midnight = palette('#1a2c55', '#0b1226', ['#4468b0', '#fca311', '#f4efe6']);
const plum = palette('#4a2450', '#1f0f24', ['#a2437d', '#ff8c61', '#ffe8d6']);
const forest = palette('#174534', '#0a211a', ['#4a9068', '#f2c14e', '#f7f1e1']);
const wine = palette('#5a142c', '#2a0713', ['#b32a3f', '#f0a35e', '#fbe9d7']);
const teal = palette('#124b56', '#08242a', ['#2f9c90', '#ff6f59', '#f3f7f0']);
const indigo = palette('#2f2970', '#141138', ['#6a60d8', '#ff7eb6', '#f1eefc']);
const graphite = palette('#2c3038', '#111317', ['#66717f', '#e8c547', '#f2f2ee']);
const clay = palette('#6b3220', '#33160d', ['#c25c35', '#7fc8c2', '#fbeee0']);
const sand = palette('#f3e4cb', '#dcc19a', ['#c8553d', '#2f4858', '#fffaf0']);
const sky = palette('#d6e6f2', '#a4c4dc', ['#33658a', '#f26419', '#ffffff']);
const rose = palette('#f7dcd8', '#e5b0a8', ['#b5446e', '#3d405b', '#fff6f2']);
const mint = palette('#dcefe3', '#a8d1ba', ['#2f7f6b', '#e4572e', '#fbfff9']);

/** Night colours for what happens in the dark, paper colours for what happens by day. */
export const palettes: Readonly<Record<EventCategory, readonly Palette[]>> = {
  concert: [midnight, plum, indigo, teal, graphite],
  theatre: [wine, plum, midnight, clay],
  comedy: [graphite, teal, wine, clay, indigo],
  classical: [midnight, forest, sand, rose, graphite],
  sport: [forest, teal, sky, clay, midnight],
  festival: [plum, sand, clay, indigo, sky],
  conference: [sky, mint, indigo, midnight, sand],
  workshop: [sand, mint, rose, clay, sky],
  exhibition: [graphite, sand, rose, sky, forest],
  family: [sky, rose, mint, indigo, teal],
};

const papers: ReadonlySet<Palette> = new Set([sand, sky, rose, mint]);

/** Whether the ground is bright, so that lines on it must be dark. */
export const isPaper = (one: Palette): boolean => papers.has(one);
