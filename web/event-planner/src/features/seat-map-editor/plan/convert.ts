import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { Item, LabelItem, LandmarkItem, NewItem, Plan, RowItem, Section, StandingItem, TableItem } from './plan.ts';

/** Keys are given in the order of the document's areas, so that `toSeatMap` can give them back in that order. */
export function fromSeatMap(map: SeatMap): Plan {
  let nextKey = 1;
  const sections: Section[] = [];
  const items: Item[] = [];
  const add = (item: NewItem): void => void items.push({ ...item, key: nextKey++ });
  for (const area of map.areas) {
    if (area.kind === 'standing') {
      add({ ...area, type: 'standing' });
      continue;
    }
    const section = nextKey++;
    sections.push({ key: section, id: area.id, name: area.name, ...(area.entrance !== undefined && { entrance: area.entrance }) });
    for (const row of area.rows) add({ ...row, type: 'row', section });
    for (const table of area.tables ?? []) add({ ...table, type: 'table', section });
  }
  for (const landmark of map.landmarks) add({ ...landmark, type: 'landmark' });
  for (const label of map.labels ?? []) add({ ...label, type: 'label' });
  return { categories: map.categories, sections, items, nextKey };
}

export function toSeatMap(plan: Plan): SeatMap {
  const of = <Type extends Item['type']>(type: Type) =>
    plan.items.filter((item): item is Extract<Item, { type: Type }> => item.type === type);
  const [rows, tables, labels] = [
    Map.groupBy(of('row'), ({ section }) => section),
    Map.groupBy(of('table'), ({ section }) => section),
    of('label'),
  ];
  const seated = plan.sections.map(section => ({
    key: section.key,
    area: seatedArea(section, rows.get(section.key) ?? [], tables.get(section.key) ?? []),
  }));
  const standing = of('standing').map(item => ({ key: item.key, area: bare(item) }));
  return {
    format: 1,
    categories: [...plan.categories],
    areas: [...seated, ...standing].toSorted((a, b) => a.key - b.key).map(({ area }) => area),
    landmarks: of('landmark').map(bare),
    ...(labels.length > 0 && { labels: labels.map(bare) }),
  };
}

const seatedArea = ({ id, name, entrance }: Section, rows: readonly RowItem[], tables: readonly TableItem[]) => ({
  kind: 'seated' as const,
  id,
  name,
  rows: rows.map(({ section: _section, ...row }) => bare(row)),
  ...(tables.length > 0 && { tables: tables.map(({ section: _section, ...table }) => bare(table)) }),
  ...(entrance !== undefined && entrance !== '' && { entrance }),
});

type Keyed = StandingItem | LandmarkItem | LabelItem | Omit<RowItem, 'section'> | Omit<TableItem, 'section'>;
const bare = <Some extends Keyed>({ key: _key, type: _type, ...rest }: Some): Omit<Some, 'key' | 'type'> => rest;
