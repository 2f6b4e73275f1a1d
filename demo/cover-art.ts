import type { EventCategory } from '@event-planner/contracts/event';
import { element, height, width } from './cover-art/canvas.ts';
import { motifs } from './cover-art/motifs.ts';
import { palettes } from './cover-art/palettes.ts';
import { createRandom } from './random.ts';

export interface Covered {
  readonly id: string;
  readonly title: string;
  readonly category: EventCategory;
}

/** A picture for an event: SVG of 1200 by 800, under 6 kB, without text, script or links. The same event always gets the same picture. */
export function coverArt({ id, title, category }: Covered): string {
  const random = createRandom(`cover of ${title} ${id}`);
  const palette = createRandom(`palette of ${title}`).pick(palettes[category]);
  const ground = element(
    'linearGradient',
    { id: 'ground', x1: 0, y1: 0, x2: 0.35, y2: 1 },
    stop(0, palette.ground) + stop(1, palette.deep),
  );
  const glow = element('radialGradient', { id: 'glow' }, stop(0, palette.light, 0.55) + stop(1, palette.light, 0));
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, preserveAspectRatio: 'xMidYMid slice' },
    element('defs', {}, ground + glow) +
      element('rect', { width, height, fill: 'url(#ground)' }) +
      motifs[category]({ title, random, palette }),
  );
}

const stop = (offset: number, color: string, opacity = 1): string =>
  element('stop', { offset, 'stop-color': color, ...(opacity === 1 ? {} : { 'stop-opacity': opacity }) });
