import { transformItems } from '../plan/arrange.ts';
import { rectangleBetween, standingArea, tableAt } from '../plan/draw.ts';
import { signSeats } from '../plan/paint.ts';
import { seatKey } from '../plan/places.ts';
import type { Plan } from '../plan/plan.ts';
import { movedBy, turnedAround } from '../plan/transform.ts';
import { add, block, landmark, section, startSite, type TemplateWords } from './site.ts';

/** A floor to stand on with blocks on three sides. */
export function arena(words: TemplateWords): Plan {
  const site = startSite(['premium', words.premium], ['standard', words.standard], ['value', words.value]);
  landmark(site, words.stage, { kind: 'stage', from: [-14, -10], to: [14, -2] });
  add(site, [standingArea({ id: 'floor', name: words.floor, category: 'premium', outline: rectangleBetween([-16, 0], [16, 36]) })]);
  for (const [side, turn] of [
    [-1, 90],
    [1, -90],
  ] as const)
    for (let at = 0; at < 2; at++) {
      const keys = block(site, {
        section: section(site, `${words.block} ${side < 0 ? 'A' : 'B'}${at + 1}`),
        category: 'standard',
        at: [0, 0],
        rows: 14,
        seats: 18,
      });
      site.plan = transformItems(site.plan, keys, turnedAround([0, 0], turn));
      site.plan = transformItems(site.plan, keys, movedBy([side * 19, 9 + at * 19.5]));
    }
  for (const at of [-1, 0, 1])
    block(site, { section: section(site, `${words.block} C${at + 2}`), category: 'value', at: [at * 16, 40], rows: 14, seats: 14 });
  return site.plan;
}

/** Round tables of eight before a small stage, every other line between those of the one before. */
export function cabaret(words: TemplateWords): Plan {
  const site = startSite(['premium', words.premium], ['standard', words.standard]);
  landmark(site, words.stage, { kind: 'stage', from: [-9, -6], to: [9, -1.5] });
  const tables = section(site, words.tables);
  let label = 0;
  for (let line = 0; line < 5; line++)
    for (let at = 0; at < (line % 2 === 0 ? 6 : 5); at++) {
      const x = (at - (line % 2 === 0 ? 2.5 : 2)) * 5.2;
      add(site, [
        tableAt(
          [x, 3 + line * 4.6],
          { shape: 'round', seats: 8 },
          { label: String(++label), section: tables, category: line < 2 ? 'premium' : 'standard' },
        ),
      ]);
    }
  landmark(site, words.bar, { kind: 'bar', from: [-14, 27.5], to: [14, 29.5] });
  return site.plan;
}

/** Straight rows with a way down the middle, places for wheelchairs at it. */
export function conference(words: TemplateWords): Plan {
  const site = startSite(['standard', words.standard]);
  landmark(site, words.screen, { kind: 'screen', from: [-6, -4.4], to: [6, -4] });
  landmark(site, words.stage, { kind: 'stage', from: [-8, -3.5], to: [8, -1] });
  const keys = block(site, {
    section: section(site, words.hall, words.entrance),
    category: 'standard',
    at: [0, 2],
    rows: 16,
    seats: 16,
    aisles: [7],
    aisleWidth: 2,
  });
  const [first] = keys;
  if (first !== undefined) {
    site.plan = signSeats(site.plan, new Set([seatKey(first, 7), seatKey(first, 8)]), { accessible: true });
    site.plan = signSeats(site.plan, new Set([seatKey(first, 6), seatKey(first, 9)]), { companion: true });
  }
  landmark(site, words.entrance, { kind: 'entrance', from: [-2, 20.5], to: [2, 21.5] });
  return site.plan;
}

/** A stage and nothing before it yet. */
export function emptyHall(words: TemplateWords): Plan {
  const site = startSite(['standard', words.standard]);
  landmark(site, words.stage, { kind: 'stage', from: [-10, -8], to: [10, -3] });
  section(site, words.hall);
  return site.plan;
}
