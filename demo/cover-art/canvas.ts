import type { Random } from '../random.ts';
import type { Palette } from './palettes.ts';

export const width = 1200;
export const height = 800;

/** What a motif draws with. Everything it returns is SVG without text, script or links. */
export interface Brush {
  readonly title: string;
  readonly random: Random;
  readonly palette: Palette;
}

export type Motif = (brush: Brush) => string;

type Attributes = Readonly<Record<string, string | number>>;

const short = (value: string | number): string => (typeof value === 'number' ? String(Math.round(value * 100) / 100) : value);

export const element = (name: string, attributes: Attributes, children = ''): string => {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${short(value)}"`)
    .join('');
  return children === '' ? `<${name}${written}/>` : `<${name}${written}>${children}</${name}>`;
};

export const circle = (cx: number, cy: number, { r, ...rest }: Attributes & { r: number }): string =>
  element('circle', { cx, cy, r, ...rest });
export const path = (d: string, attributes: Attributes): string => element('path', { d, ...attributes });
export const group = (attributes: Attributes, children: readonly string[]): string => element('g', attributes, children.join(''));
export const times = (count: number, draw: (at: number) => string): string[] => Array.from({ length: count }, (_, at) => draw(at));

/** A number in a path: whole pixels are enough on a canvas this large. */
export const px = (value: number): string => String(Math.round(value));

/** A smooth line through heights at even distances, from edge to edge: Catmull and Rom's, so that it leans into the next point. */
export function wave(heights: readonly number[]): string {
  const step = width / (heights.length - 1);
  const bends = heights.slice(1).map((y, at) => {
    const [x, before] = [at * step, heights[at] ?? y];
    const leaving = before + slopeAt(heights, at) / 3;
    const arriving = y - slopeAt(heights, at + 1) / 3;
    return `C${px(x + step / 3)} ${px(leaving)} ${px(x + (step * 2) / 3)} ${px(arriving)} ${px(x + step)} ${px(y)}`;
  });
  return `M0 ${px(heights[0] ?? 0)}${bends.join('')}`;
}

const slopeAt = (heights: readonly number[], at: number): number =>
  at === 0 || at === heights.length - 1 ? 0 : ((heights[at + 1] ?? 0) - (heights[at - 1] ?? 0)) / 2;

/** How high that line is at a place counted in steps. */
export function heightOf(heights: readonly number[], place: number): number {
  const at = Math.min(Math.floor(place), heights.length - 2);
  const t = place - at;
  const [from = 0, to = 0] = heights.slice(at, at + 2);
  const rising = t * t * (3 - 2 * t);
  return from + (to - from) * rising + slopeAt(heights, at) * t * (1 - t) ** 2 - slopeAt(heights, at + 1) * t * t * (1 - t);
}

/** The area below such a line. */
export const hill = (heights: readonly number[]): string => `${wave(heights)}V${height}H0Z`;
