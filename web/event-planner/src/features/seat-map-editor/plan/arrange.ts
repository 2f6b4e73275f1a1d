import type { Box } from '../../../lib/seat-plan/seat-grid.ts';
import { type AnyPlace, middleOf, type Place } from './geometry.ts';
import { nextLabels } from './labels.ts';
import { boxOfItem, boxOfItems } from './places.ts';
import { addItems, isSeated, type Item, itemsWith, type Key, mapItems, type NewItem, type Plan, replaceItems } from './plan.ts';
import { freeAreaId } from './sections.ts';
import { movedBy, scaledFrom, type Transform, transformed, turnedAround } from './transform.ts';

export const transformItems = (plan: Plan, keys: ReadonlySet<Key>, transform: Transform): Plan =>
  mapItems(plan, keys, item => transformed(item, transform));

export const moveItems = (plan: Plan, keys: ReadonlySet<Key>, by: AnyPlace): Plan =>
  by[0] === 0 && by[1] === 0 ? plan : transformItems(plan, keys, movedBy(by));

export const middleOfItems = (plan: Plan, keys: ReadonlySet<Key>): Place => middleOf(boxOfItems(itemsWith(plan, keys)));

export const rotateItems = (plan: Plan, keys: ReadonlySet<Key>, degrees: number): Plan =>
  transformItems(plan, keys, turnedAround(middleOfItems(plan, keys), degrees));

export const flipItems = (plan: Plan, keys: ReadonlySet<Key>, axis: 'horizontal' | 'vertical'): Plan =>
  transformItems(plan, keys, scaledFrom(middleOfItems(plan, keys), axis === 'horizontal' ? -1 : 1, axis === 'vertical' ? -1 : 1));

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

const edgeOf: Readonly<Record<Edge, (box: Box) => number>> = {
  left: box => box.left,
  centre: box => (box.left + box.right) / 2,
  right: box => box.right,
  top: box => box.top,
  middle: box => (box.top + box.bottom) / 2,
  bottom: box => box.bottom,
};
const isAcross = (edge: Edge): boolean => edge === 'left' || edge === 'centre' || edge === 'right';

export function alignItems(plan: Plan, keys: ReadonlySet<Key>, edge: Edge): Plan {
  const target = edgeOf[edge](boxOfItems(itemsWith(plan, keys)));
  return mapItems(plan, keys, item => {
    const by = target - edgeOf[edge](boxOfItem(item));
    return Math.abs(by) < 5e-4 ? item : transformed(item, movedBy(isAcross(edge) ? [by, 0] : [0, by]));
  });
}

/** Middles at even distances between the two outermost. */
export function distributeItems(plan: Plan, keys: ReadonlySet<Key>, axis: 'horizontal' | 'vertical'): Plan {
  const middle = edgeOf[axis === 'horizontal' ? 'centre' : 'middle'];
  const ordered = itemsWith(plan, keys).toSorted((a, b) => middle(boxOfItem(a)) - middle(boxOfItem(b)));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined || ordered.length < 3) return plan;
  const [start, end] = [middle(boxOfItem(first)), middle(boxOfItem(last))];
  return replaceItems(
    plan,
    ordered.map((item, at) => {
      const by = start + ((end - start) * at) / (ordered.length - 1) - middle(boxOfItem(item));
      return transformed(item, movedBy(axis === 'horizontal' ? [by, 0] : [0, by]));
    }),
  );
}

/** Copies beside the originals, rows and tables with the labels that come next. */
export function pasteItems(plan: Plan, items: readonly Item[], by: AnyPlace): { readonly plan: Plan; readonly keys: readonly Key[] } {
  const sections = new Set(plan.sections.map(({ key }) => key));
  const fallback = plan.sections.at(-1)?.key;
  let names = plan;
  const copies = items.flatMap((item): NewItem[] => {
    const { key: _key, ...copy } = transformed(item, movedBy(by));
    if (copy.type === 'standing') {
      const id = freeAreaId(names, copy.name);
      names = addItems(names, [{ ...copy, id }]).plan;
      return [{ ...copy, id }];
    }
    if (copy.type !== 'row' && copy.type !== 'table') return [copy];
    const section = sections.has(copy.section) ? copy.section : fallback;
    return section === undefined ? [] : [{ ...copy, section }];
  });
  return addItems(plan, nextLabels(plan, copies));
}

/** Where a duplicate goes: one row behind for rows, aside for what else there is. */
export function duplicateOffset(plan: Plan, keys: ReadonlySet<Key>): Place {
  const items = itemsWith(plan, keys);
  const box = boxOfItems(items);
  const rows = items.filter(item => item.type === 'row');
  if (rows.length === items.length && rows.length > 0) return [0, rows.length === 1 ? 1 : Math.ceil(box.bottom - box.top + 0.1)];
  return items.every(isSeated) ? [Math.ceil(box.right - box.left + 1), 0] : [2, 2];
}
