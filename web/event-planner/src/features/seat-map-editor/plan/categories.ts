import { paintItems, paintSeatsOf, tidyMarks } from './paint.ts';
import { seatKey, seatsOf } from './places.ts';
import { type Category, isSeated, type Plan } from './plan.ts';

export const mostCategories = 40;
/** Apart from each other also for those who do not tell red from green; the first ones differ most. */
export const palette = [
  '#b8860b',
  '#2f6fb2',
  '#7a3e9d',
  '#2e8b57',
  '#c2410c',
  '#0e7490',
  '#be185d',
  '#4d7c0f',
  '#6d28d9',
  '#b91c1c',
  '#0f766e',
  '#92400e',
] as const;

export function addCategory(plan: Plan, name: string): { readonly plan: Plan; readonly category: Category } {
  const ids = new Set(plan.categories.map(({ id }) => id));
  const colors = new Set(plan.categories.map(({ color }) => color));
  const category: Category = {
    id: freeName(slugOf(name) || 'category', ids),
    name,
    color: palette.find(color => !colors.has(color)) ?? palette[plan.categories.length % palette.length] ?? palette[0],
  };
  return { plan: { ...plan, categories: [...plan.categories, category] }, category };
}

export const changeCategory = (plan: Plan, id: string, change: Partial<Omit<Category, 'id'>>): Plan => ({
  ...plan,
  categories: plan.categories.map(category => (category.id === id ? { ...category, ...change } : category)),
});

/** What was painted in it gets the replacement; the last category stays. */
export function removeCategory(plan: Plan, id: string, replacement: string): Plan {
  if (id === replacement || !plan.categories.some(category => category.id === replacement)) return plan;
  const whole = new Set(plan.items.flatMap(item => ('category' in item && item.category === id && !hasOtherSeats(item) ? [item.key] : [])));
  const seats = new Set(
    plan.items.flatMap(item =>
      isSeated(item) && !whole.has(item.key)
        ? seatsOf(item).flatMap(seat => (seat.category === id ? [seatKey(item.key, seat.at)] : []))
        : [],
    ),
  );
  const repainted = paintSeatsOf(paintItems(plan, whole, replacement), seats, replacement);
  const items = repainted.items.map(item => (isSeated(item) && item.category === id ? withOwnCategory(item, replacement) : item));
  return { ...repainted, items, categories: plan.categories.filter(category => category.id !== id) };
}

const hasOtherSeats = (item: Plan['items'][number]): boolean => isSeated(item) && item.marks.some(mark => mark.category !== undefined);

/** All its seats have categories of their own by now; the row's own is only the default. */
const withOwnCategory = <Some extends Extract<Plan['items'][number], { type: 'row' | 'table' }>>(item: Some, category: string): Some => ({
  ...item,
  category,
  marks: tidyMarks(item.marks, category),
});

/** Letters and digits as ids may have them. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\w]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toLowerCase()
    .slice(0, 20);

export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted}${n}`)) return `${wanted}${n}`;
}
