import { freeName, slugOf } from './categories.ts';
import { isSeated, type Item, type Key, mapItems, type Plan, type Section } from './plan.ts';

const idsOf = (plan: Plan): ReadonlySet<string> =>
  new Set([...plan.sections.map(({ id }) => id), ...plan.items.flatMap(item => (item.type === 'standing' ? [item.id] : []))]);

/** An id no area has yet, made of a name. */
export const freeAreaId = (plan: Plan, name: string): string => freeName(slugOf(name) || 'area', idsOf(plan));

export function addSection(plan: Plan, name: string): { readonly plan: Plan; readonly section: Section } {
  const section: Section = { key: plan.nextKey, id: freeAreaId(plan, name), name };
  return { plan: { ...plan, sections: [...plan.sections, section], nextKey: plan.nextKey + 1 }, section };
}

export const changeSection = (plan: Plan, key: Key, change: Partial<Omit<Section, 'key' | 'id'>>): Plan => ({
  ...plan,
  sections: plan.sections.map(section => (section.key === key ? { ...section, ...change } : section)),
});

/** With everything in it. */
export const removeSection = (plan: Plan, key: Key): Plan => ({
  ...plan,
  sections: plan.sections.filter(section => section.key !== key),
  items: plan.items.filter(item => !isSeated(item) || item.section !== key),
});

export const moveToSection = (plan: Plan, keys: ReadonlySet<Key>, section: Key): Plan =>
  mapItems(plan, keys, item => (isSeated(item) && item.section !== section ? { ...item, section } : item));

export const itemsOfSection = (plan: Plan, key: Key): readonly Item[] => plan.items.filter(item => isSeated(item) && item.section === key);

/** Where new rows go: the section named, or the last one, or a new one. */
export function ensureSection(
  plan: Plan,
  { key, name }: { readonly key: Key | undefined; readonly name: string },
): { readonly plan: Plan; readonly section: Section } {
  const section = plan.sections.find(known => known.key === key) ?? plan.sections.at(-1);
  return section === undefined ? addSection(plan, name) : { plan, section };
}
