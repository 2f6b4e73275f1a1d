import { z } from 'zod';

/** Everything that may be wrong with a map beyond its shape. An error keeps it from being saved, advice does not. */
export const seatMapFaultWeights = {
  category_twice: 'error',
  category_unknown: 'error',
  category_unused: 'advice',
  area_twice: 'error',
  area_empty: 'advice',
  label_twice: 'error',
  seat_twice: 'error',
  number_out_of_range: 'error',
  numbers_length: 'error',
  mark_beyond_row: 'error',
  mark_twice: 'error',
  aisle_beyond_row: 'error',
  aisle_twice: 'error',
  row_too_short: 'error',
  table_too_small: 'error',
  seats_overlap: 'error',
  tables_overlap: 'error',
  seat_on_table: 'error',
  seat_on_landmark: 'advice',
  standing_overlaps_seats: 'error',
  standing_areas_overlap: 'advice',
  outline_crosses_itself: 'error',
  outline_empty: 'error',
  too_many_seats: 'error',
  too_many_tables: 'error',
  companion_without_accessible: 'advice',
  accessible_without_companion: 'advice',
  stage_missing: 'advice',
} as const satisfies Record<string, 'error' | 'advice'>;

export type SeatMapFaultCode = keyof typeof seatMapFaultWeights;
export const SeatMapFaultCode = z.enum(Object.keys(seatMapFaultWeights) as [SeatMapFaultCode, ...SeatMapFaultCode[]]);

/** What is wrong, what it is about, and where it is on the plan. `message` is English, for who has no translation of the code. */
export const SeatMapFault = z.object({
  code: SeatMapFaultCode,
  weight: z.enum(['error', 'advice']),
  message: z.string(),
  /** Ids of areas. */
  areas: z.array(z.string()),
  /** Rows and tables as the ids of their seats begin: `stalls-A`. */
  rows: z.array(z.string()),
  /** Ids of seats, or a few of very many. */
  seats: z.array(z.string()),
  point: z.tuple([z.number(), z.number()]).nullable(),
});
export type SeatMapFault = z.infer<typeof SeatMapFault>;

type About = Partial<Omit<SeatMapFault, 'code' | 'weight' | 'message'>>;

export const fault = (code: SeatMapFaultCode, message: string, about: About = {}): SeatMapFault => ({
  code,
  weight: seatMapFaultWeights[code],
  message,
  areas: [],
  rows: [],
  seats: [],
  point: null,
  ...about,
});

/** Of one code: more would help nobody and could be as long as the map. */
export const maxFaultsOfOneCode = 50;
/** Named in one fault. */
export const maxSeatsInFault = 20;

/** The seats of a fault in words: all of a few, the first of many. */
export const someOf = (names: readonly string[], count = names.length): string => {
  const named = names.slice(0, 5).join(', ');
  return count > 5 ? `${named} and ${count - 5} more` : named;
};
