import type { Box } from '../../../lib/seat-plan/seat-grid.ts';
import { grown, unionOf } from '../plan/geometry.ts';
import { boxOfItem } from '../plan/places.ts';
import type { Item, Plan } from '../plan/plan.ts';

/** More changed items than this are not worth looking for: everything is drawn anew. */
const mostPatched = 60;
/** What a row draws beyond its seats: its label. */
const reach = 1.6;

/** Where two plans look different; 'all' when that is nearly everywhere, undefined when nowhere. Items are immutable: another object is another look. */
export function changedBox(before: Plan, after: Plan): Box | 'all' | undefined {
  if (before.categories !== after.categories || before.sections !== after.sections) return 'all';
  if (before.items === after.items) return undefined;
  const old = new Map<number, Item>();
  const boxes: Box[] = [];
  const same = before.items.length === after.items.length;
  if (!same) for (const item of before.items) old.set(item.key, item);
  after.items.forEach((item, at) => {
    const was = same ? before.items[at] : old.get(item.key);
    old.delete(item.key);
    if (was !== item) boxes.push(boxOfItem(item), ...(was === undefined ? [] : [boxOfItem(was)]));
  });
  for (const item of old.values()) boxes.push(boxOfItem(item));
  if (boxes.length > mostPatched) return 'all';
  return boxes.length === 0 ? undefined : grown(unionOf(boxes), reach);
}
