import { block, section, startSite } from '../templates/site.ts';
import type { Key, Plan, RowItem } from './plan.ts';
import { isRow } from './plan.ts';

/** Three rows A, B, C of ten seats, one unit apart, the first seat of the front row at 0, 0. */
export function threeRows(): { readonly plan: Plan; readonly keys: ReadonlySet<Key> } {
  const site = startSite(['gold', 'Gold'], ['silver', 'Silver']);
  const keys = block(site, { section: section(site, 'Stalls'), category: 'gold', at: [4.5, 0], rows: 3, seats: 10, rowDistance: 1 });
  return { plan: site.plan, keys };
}

export const rowOf = (plan: Plan, at: number): RowItem => {
  const row = plan.items.filter(isRow)[at];
  if (row === undefined) throw new Error(`the plan has no row ${at}`);
  return row;
};
