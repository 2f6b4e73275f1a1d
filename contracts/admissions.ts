import { allocate } from './allocate.ts';
import type { BookedLine } from './booking.ts';

/** Somebody who comes in, by which type and for how much. */
export interface Admission {
  readonly ticketTypeId: string;
  readonly ticketTypeName: string;
  readonly seat: string | null;
  readonly place: string;
  readonly priceMinor: number;
}

/** Whom a line admits: a donation nobody, a bundle those of what it includes, who share its price so that the parts add up. In the order of the tickets. */
export function admissionsOf(line: BookedLine): readonly Admission[] {
  if (line.donation) return [];
  const { ticketTypeId, ticketTypeName, seat, place, priceMinor } = line;
  const one = line.includes ? inBundle(line.includes, priceMinor) : [{ ticketTypeId, ticketTypeName, seat, place, priceMinor }];
  return Array.from({ length: line.quantity }, () => one).flat();
}

function inBundle(includes: NonNullable<BookedLine['includes']>, priceMinor: number): readonly Admission[] {
  const admitted = includes.flatMap(({ ticketTypeId, ticketTypeName, place, quantity }) =>
    Array.from({ length: quantity }, () => ({ ticketTypeId, ticketTypeName, seat: null, place })),
  );
  const shares = allocate(
    priceMinor,
    admitted.map(() => 1),
  );
  return admitted.map((ticket, at) => ({ ...ticket, priceMinor: shares[at] ?? 0 }));
}
