import type { Selection } from '../plan/selection.ts';

const stamps = new WeakMap<Selection, number>();
let last = 0;

/** A short name for a selection, for groups of steps: what is typed or nudged while it stands is undone together. */
export function stampOf(selection: Selection): number {
  const known = stamps.get(selection);
  if (known !== undefined) return known;
  stamps.set(selection, ++last);
  return last;
}
