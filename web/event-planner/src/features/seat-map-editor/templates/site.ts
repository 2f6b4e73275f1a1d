import { curveRows } from '../plan/curve.ts';
import { type BlockForm, blockRows, landmarkOf, rectangleBetween } from '../plan/draw.ts';
import type { AnyPlace } from '../plan/geometry.ts';
import { addItems, type Key, type LandmarkKind, type NewItem, type Plan } from '../plan/plan.ts';
import { setAisle } from '../plan/row-shape.ts';
import { addSection } from '../plan/sections.ts';
import { palette } from '../plan/categories.ts';

/** What a template's parts are called in the reader's language. */
export interface TemplateWords {
  readonly premium: string;
  readonly standard: string;
  readonly value: string;
  readonly stage: string;
  readonly screen: string;
  readonly bar: string;
  readonly entrance: string;
  readonly stalls: string;
  readonly balcony: string;
  readonly boxLeft: string;
  readonly boxRight: string;
  readonly floor: string;
  readonly block: string;
  readonly tables: string;
  readonly hall: string;
}

export interface Site {
  plan: Plan;
}

/** An empty plan with categories from dear to cheap. */
export const startSite = (...categories: readonly (readonly [id: string, name: string])[]): Site => ({
  plan: {
    categories: categories.map(([id, name], at) => ({ id, name, color: palette[at % palette.length] ?? palette[0] })),
    sections: [],
    items: [],
    nextKey: 1,
  },
});

export function section(site: Site, name: string, entrance?: string): Key {
  const made = addSection(site.plan, name);
  const named = entrance === undefined ? made.section : { ...made.section, entrance };
  site.plan = { ...made.plan, sections: made.plan.sections.map(known => (known === made.section ? named : known)) };
  return made.section.key;
}

export function add(site: Site, items: readonly NewItem[]): ReadonlySet<Key> {
  const { plan, keys } = addItems(site.plan, items);
  site.plan = plan;
  return new Set(keys);
}

export const landmark = (
  site: Site,
  name: string,
  { kind, from, to }: { readonly kind: LandmarkKind; readonly from: AnyPlace; readonly to: AnyPlace },
): void => void add(site, [landmarkOf(name, kind, rectangleBetween(from, to))]);

interface Block extends Partial<Omit<BlockForm, 'rows' | 'seats'>> {
  readonly rows: number;
  readonly seats: number;
  readonly section: Key;
  readonly category: string;
  /** The middle of the front row. */
  readonly at: AnyPlace;
  readonly aisles?: readonly number[];
  readonly aisleWidth?: number;
}

/** Rows around a middle, with ways through them. */
export function block(
  site: Site,
  { at, section: belongs, category, aisles = [], aisleWidth = 1.2, bend = 0, ...form }: Block,
): ReadonlySet<Key> {
  const usual = {
    pitch: 1,
    rowDistance: 1.1,
    stagger: false,
    labels: { scheme: 'letters' },
    numbers: 'left_to_right',
    firstNumber: 1,
  } as const;
  const wide = (form.seats - 1) * (form.pitch ?? 1);
  const rows = blockRows(
    { ...usual, ...form, bend: 0 },
    { section: belongs, category, from: [at[0] - wide / 2, at[1]], direction: [1, 0] },
  );
  const keys = add(site, rows);
  for (const after of aisles) site.plan = setAisle(site.plan, keys, { after, width: aisleWidth });
  const [leader] = keys;
  if (bend !== 0 && leader !== undefined) site.plan = curveRows(site.plan, keys, { leader, bend });
  return keys;
}
