import { serverNow } from '../../lib/server-clock.ts';

export interface Range {
  readonly from: string;
  readonly to: string;
}

const dayMs = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The last so many days, today included. */
export const lastDays = (count: number): Range => ({ from: dayOf(serverNow() - (count - 1) * dayMs), to: dayOf(serverNow()) });

/** A calendar year until today, or the whole of it once it is over. */
export function yearOf(offset: 0 | 1): Range {
  const today = dayOf(serverNow());
  const year = Number(today.slice(0, 4)) - offset;
  return { from: `${year}-01-01`, to: offset === 0 ? today : `${year}-12-31` };
}
