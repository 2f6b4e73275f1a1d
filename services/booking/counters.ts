import { idOf } from '@event-planner/platform/ids';
import type { Line } from './tables.ts';

// Names of the event's own: what another event calls the same is another counter.
export const quotaCounter = (eventId: string, quotaId: string): string => idOf(`${eventId} quota ${quotaId}`);
export const phaseCounter = (eventId: string, ticketTypeId: string, phase: string): string =>
  idOf(`${eventId} ticket type ${ticketTypeId} phase ${phase}`);

export type Sums = ReadonlyMap<string, number>;

export function sumUp(amounts: Iterable<readonly [id: string, amount: number]>): Sums {
  const sums = new Map<string, number>();
  for (const [id, amount] of amounts) sums.set(id, (sums.get(id) ?? 0) + amount);
  return sums;
}

/** How many of each ticket type these are: a bundle is one of itself and all that it includes. */
export const unitsOf = (lines: readonly Line[]): Sums =>
  sumUp(
    lines.flatMap(({ ticketTypeId, quantity, includes = [] }) => [
      [ticketTypeId, quantity] as const,
      ...includes.map(part => [part.ticketTypeId, quantity * part.quantity] as const),
    ]),
  );

/** How many were sold in each phase, by the counter that the phase has if it is for so many. */
export const phasesOf = (eventId: string, lines: readonly Line[]): Sums =>
  sumUp(
    lines.flatMap(({ ticketTypeId, phase, quantity }) =>
      phase === undefined ? [] : [[phaseCounter(eventId, ticketTypeId, phase), quantity] as const],
    ),
  );

/** How many people these admit. */
export const ticketCountOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { quantity, donation, includes }) => {
    if (donation) return sum;
    return sum + quantity * (includes ? includes.reduce((parts, part) => parts + part.quantity, 0) : 1);
  }, 0);
