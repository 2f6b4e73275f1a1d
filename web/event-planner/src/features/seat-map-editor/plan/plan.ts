import type { SeatArea, SeatLabel, SeatLandmark, SeatMap, SeatRow, SeatTable } from '@event-planner/contracts/seat-map';

/**
 * A seat map as it is edited: flat, so that one command moves a row and a stage alike, and with keys that stay when names change.
 * Immutable; commands give a new plan that shares whatever they left alone, which is what undo, drawing and saving rely on.
 */
export interface Plan {
  readonly categories: readonly Category[];
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
  readonly nextKey: number;
}

export type Category = SeatMap['categories'][number];
export type Key = number;

/** A seated area: what rows and tables belong to. */
export interface Section {
  readonly key: Key;
  readonly id: string;
  readonly name: string;
  readonly entrance?: string | undefined;
}

interface Keyed {
  readonly key: Key;
}
export type RowItem = Keyed & { readonly type: 'row'; readonly section: Key } & Readonly<SeatRow>;
export type TableItem = Keyed & { readonly type: 'table'; readonly section: Key } & Readonly<SeatTable>;
export type StandingItem = Keyed & { readonly type: 'standing' } & Readonly<Extract<SeatArea, { kind: 'standing' }>>;
export type LandmarkItem = Keyed & { readonly type: 'landmark' } & Readonly<SeatLandmark>;
export type LabelItem = Keyed & { readonly type: 'label' } & Readonly<SeatLabel>;

export type SeatedItem = RowItem | TableItem;
export type ShapeItem = StandingItem | LandmarkItem;
export type Item = SeatedItem | ShapeItem | LabelItem;
export type LandmarkKind = NonNullable<SeatLandmark['kind']>;

export const isSeated = (item: Item): item is SeatedItem => item.type === 'row' || item.type === 'table';
export const isRow = (item: Item): item is RowItem => item.type === 'row';
export const isShape = (item: Item): item is ShapeItem => item.type === 'standing' || item.type === 'landmark';

/** An item yet without a key. */
export type NewItem = { [Type in Item['type']]: Omit<Extract<Item, { type: Type }>, 'key'> }[Item['type']];

export const itemsWith = (plan: Plan, keys: ReadonlySet<Key>): readonly Item[] => plan.items.filter(item => keys.has(item.key));
export const rowsWith = (plan: Plan, keys: ReadonlySet<Key>): readonly RowItem[] => itemsWith(plan, keys).filter(isRow);

/** Changes some items and keeps the rest as they are. A change that gives the same item back changes nothing. */
export function mapItems(plan: Plan, keys: ReadonlySet<Key>, change: (item: Item) => Item): Plan {
  let changed = false;
  const items = plan.items.map(item => {
    const next = keys.has(item.key) ? change(item) : item;
    changed ||= next !== item;
    return next;
  });
  return changed ? { ...plan, items } : plan;
}

export const replaceItems = (plan: Plan, replaced: readonly Item[]): Plan => {
  const byKey = new Map(replaced.map(item => [item.key, item]));
  return mapItems(plan, new Set(byKey.keys()), item => byKey.get(item.key) ?? item);
};

export function addItems(plan: Plan, added: readonly NewItem[]): { readonly plan: Plan; readonly keys: readonly Key[] } {
  const keys = added.map((_, at) => plan.nextKey + at);
  const items = added.map((item, at): Item => ({ ...item, key: plan.nextKey + at }));
  return { plan: { ...plan, items: [...plan.items, ...items], nextKey: plan.nextKey + added.length }, keys };
}

export const removeItems = (plan: Plan, keys: ReadonlySet<Key>): Plan =>
  plan.items.some(item => keys.has(item.key)) ? { ...plan, items: plan.items.filter(item => !keys.has(item.key)) } : plan;
