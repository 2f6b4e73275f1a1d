import { paintItems, signSeats } from '../plan/paint.ts';
import { seatKey } from '../plan/places.ts';
import type { Key, Plan } from '../plan/plan.ts';
import { block, landmark, section, type Site, startSite, type TemplateWords } from './site.ts';
import { transformItems } from '../plan/arrange.ts';
import { turnedAround } from '../plan/transform.ts';

/** 1,200 seats: stalls of 20 rows, a balcony of 10, and boxes along both walls. */
export function theatre(words: TemplateWords): Plan {
  const site = startSite(['premium', words.premium], ['standard', words.standard], ['value', words.value]);
  landmark(site, words.stage, { kind: 'stage', from: [-15, -12], to: [15, -5.5] });
  const stalls = block(site, {
    section: section(site, words.stalls, words.entrance),
    category: 'standard',
    at: [0, 1],
    rows: 20,
    seats: 34,
    bend: 3,
    aisles: [8, 24],
  });
  site.plan = paintItems(site.plan, new Set([...stalls].slice(0, 6)), 'premium');
  wheelchairsBehind(site, [...stalls].at(-1), 34);
  block(site, { section: section(site, words.balcony), category: 'value', at: [0, 29], rows: 10, seats: 40, bend: 4, aisles: [9, 29] });
  boxes(site, section(site, words.boxLeft), -1);
  boxes(site, section(site, words.boxRight), 1);
  landmark(site, words.bar, { kind: 'bar', from: [-10, 47], to: [10, 49.5] });
  return site.plan;
}

/** The ends of the last row, where no step is in the way: two wheelchairs each side, a companion beside each. */
function wheelchairsBehind(site: Site, row: Key | undefined, seats: number): void {
  if (row === undefined) return;
  const at = (places: readonly number[]) => new Set(places.map(place => seatKey(row, place)));
  site.plan = signSeats(site.plan, at([0, 2, seats - 3, seats - 1]), { accessible: true });
  site.plan = signSeats(site.plan, at([1, 3, seats - 4, seats - 2]), { companion: true });
}

/** Five boxes of twelve along a wall, facing the middle; from the first one the stage is seen from the side. */
function boxes(site: Site, belongs: Key, side: -1 | 1): void {
  for (let box = 0; box < 5; box++) {
    const middle = [side * 25, 2 + box * 7.5] as const;
    const keys = block(site, {
      section: belongs,
      category: 'premium',
      at: middle,
      rows: 2,
      seats: 6,
      labels: { scheme: 'numbers', start: box * 2 },
    });
    site.plan = transformItems(site.plan, keys, turnedAround(middle, side * -90));
    if (box === 0)
      site.plan = signSeats(site.plan, new Set([...keys].flatMap(key => Array.from({ length: 6 }, (_, at) => seatKey(key, at)))), {
        restrictedView: true,
      });
  }
}
