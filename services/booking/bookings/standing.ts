import { allocate } from '@event-planner/contracts/allocate';
import { discountedLine } from '../price.ts';
import type { Line } from '../tables.ts';

/** One of a line, with the tickets it gave by their numbers in the booking, as many for each thing it includes. */
interface Unit {
  readonly line: Line;
  readonly tickets: readonly (readonly number[])[];
}

function unitsIn(lines: readonly Line[]): readonly Unit[] {
  let last = 0;
  const take = (count: number): number[] => Array.from({ length: count }, () => (last += 1));
  return lines.flatMap(line =>
    discountsOf(line).map(discountMinor => ({
      line: discountedLine(line, discountMinor),
      tickets: line.donation ? [] : line.includes ? line.includes.map(part => take(part.quantity)) : [take(1)],
    })),
  );
}

/** What was taken off each one of a line; the parts add up. */
const discountsOf = ({ quantity, discountMinor = 0 }: Line): readonly number[] =>
  allocate(
    discountMinor,
    Array.from({ length: quantity }, () => 1),
  );

/** What a unit is once only these of its tickets count: undefined when nothing of it is left. A bundle is one as long as one of its tickets is. */
function without({ line, tickets }: Unit, isLeft: (ticket: number) => boolean): Line | undefined {
  const left = tickets.map(of => of.filter(isLeft).length);
  if (left.every(count => count === 0)) return undefined;
  const { includes, ...rest } = { ...line, quantity: 1 };
  if (!includes) return rest;
  return { ...rest, includes: includes.flatMap((part, at) => ((left[at] ?? 0) > 0 ? [{ ...part, quantity: left[at] ?? 0 }] : [])) };
}

/**
 * Of a booking's lines, those that stand when these of its tickets have ended. `ended` has their numbers, from 1, in the order in which the lines give tickets.
 * Donations stand as long as anything else does: they are given with it. Where nothing else was bought, they go when the booking ends.
 */
export function standingOf(lines: readonly Line[], ended: ReadonlySet<number>): readonly Line[] {
  const units = unitsIn(lines);
  const standing = units.flatMap(unit => (unit.line.donation ? [] : (without(unit, ticket => !ended.has(ticket)) ?? [])));
  return standing.length === 0 ? [] : together([...standing, ...lines.filter(line => line.donation)]);
}

/**
 * What goes when more tickets end: as lines, so that it is counted back as it was counted. Of a bundle that stays, the things it includes; with its last
 * ticket the bundle itself.
 */
export function goneBetween(lines: readonly Line[], before: ReadonlySet<number>, after: ReadonlySet<number>): readonly Line[] {
  const gone = unitsIn(lines).flatMap(unit => {
    const goes = without(unit, ticket => after.has(ticket) && !before.has(ticket));
    if (unit.line.donation || !goes) return [];
    const stays = without(unit, ticket => !after.has(ticket));
    return stays && goes.includes ? goes.includes.map(partOf) : [goes];
  });
  const donations = standingOf(lines, after).length === 0 ? lines.filter(line => line.donation) : [];
  return together([...gone, ...donations]);
}

const partOf = ({ ticketTypeId, ticketTypeName, place, quantity }: NonNullable<Line['includes']>[number]): Line => ({
  ticketTypeId,
  ticketTypeName,
  seat: null,
  place,
  quantity,
  priceMinor: 0,
});

/** Lines that differ in their quantity, and in what was taken off them, only are one. */
function together(lines: readonly Line[]): readonly Line[] {
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const key = JSON.stringify({ ...discountedLine(line, 0), quantity: 0 });
    const before = merged.get(key);
    const discountMinor = (line.discountMinor ?? 0) + (before?.discountMinor ?? 0);
    merged.set(key, discountedLine({ ...line, quantity: line.quantity + (before?.quantity ?? 0) }, discountMinor));
  }
  return [...merged.values()];
}
