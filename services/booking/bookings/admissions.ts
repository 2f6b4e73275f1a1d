import { allocate } from '@event-planner/platform/money';
import type { Line } from '../tables.ts';
import type { TicketRow } from './store.ts';

type Admission = Pick<TicketRow, 'ticketTypeId' | 'ticketTypeName' | 'seat' | 'place' | 'priceMinor'>;

/** Whom a line admits: a donation nobody, a bundle those of what it includes, who share its price so that the parts add up. */
export function admissionsOf(line: Line): readonly Admission[] {
  if (line.donation) return [];
  const { ticketTypeId, ticketTypeName, seat, place, priceMinor } = line;
  const one = line.includes ? inBundle(line.includes, priceMinor) : [{ ticketTypeId, ticketTypeName, seat, place, priceMinor }];
  return Array.from({ length: line.quantity }, () => one).flat();
}

function inBundle(includes: NonNullable<Line['includes']>, priceMinor: number): readonly Admission[] {
  const admitted = includes.flatMap(({ ticketTypeId, ticketTypeName, place, quantity }) =>
    Array.from({ length: quantity }, () => ({ ticketTypeId, ticketTypeName, seat: null, place })),
  );
  const shares = allocate(
    priceMinor,
    admitted.map(() => 1),
  );
  return admitted.map((ticket, at) => ({ ...ticket, priceMinor: shares[at] ?? 0 }));
}
