/** The columns of a plan as a table, in the order in which they are written. */
export const columns = [
  'kind',
  'area',
  'area_name',
  'row',
  'seat',
  'category',
  'category_name',
  'x',
  'y',
  'accessible',
  'companion',
  'restricted_view',
  'capacity',
  'outline',
  'entrance',
] as const;
export type Column = (typeof columns)[number];

/** What a line stands for: a seat in a row, a seat at a table, or a standing area. */
export const kinds = ['row', 'table', 'standing'] as const;
export type Kind = (typeof kinds)[number];

/** Without these a table says too little. */
export const requiredColumns: readonly Column[] = ['area', 'x', 'y'];

/** A thousandth of the distance between seats: half a millimetre. */
export const decimals = 3;
export const rounded = (value: number): number => Number(value.toFixed(decimals)) + 0;
