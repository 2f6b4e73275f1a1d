import { allocate, evenly } from './allocate.ts';
import { toMillionths } from './pricing.ts';
import { divideHalfUp } from './taxing.ts';

/** What a coupon takes off. */
export interface Discount {
  /** Of the campaign: nothing is taken off twice by one. */
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** `access` opens something and takes nothing off. */
  readonly kind: 'percent' | 'amount' | 'free' | 'access';
  readonly basisPoints: number;
  readonly amountMinor: number;
  /** Whether the amount is taken off each ticket, or once off all of them together. */
  readonly per: 'ticket' | 'order';
  /** How many tickets of an order it is for; null for all. */
  readonly discountedTickets: number | null;
  /** Null for all ticket types. Never for donations. */
  readonly ticketTypeIds: readonly string[] | null;
}

export interface DiscountedLine {
  readonly ticketTypeId: string;
  readonly kind: 'ticket' | 'donation';
  readonly quantity: number;
  readonly priceMinor: number;
}

/** So many tickets of a line that still cost the same. */
export interface Group {
  /** Which line, from 0. */
  readonly line: number;
  readonly quantity: number;
  readonly priceMinor: number;
}

/** What one discount took off a line, and how many of its tickets it was for. */
export interface Taken {
  readonly line: number;
  readonly tickets: number;
  readonly amountMinor: number;
}

/** Prices after the discounts, in the order of the lines, and what each discount took off. */
export interface Discounted {
  readonly groups: readonly Group[];
  readonly taken: ReadonlyMap<Discount, readonly Taken[]>;
}

export const undiscounted = (lines: readonly DiscountedLine[]): Discounted => ({
  groups: lines.map(({ quantity, priceMinor }, line) => ({ line, quantity, priceMinor })),
  taken: new Map(),
});

/**
 * Takes discounts off one after the other, each of what the ones before left, and never more than a ticket costs. One that is for so many tickets is for the
 * dearest. A percentage is rounded ticket by ticket, half up; an amount off the order is shared by the tickets it is for, by what they cost.
 */
export function takeOff(lines: readonly DiscountedLine[], discounts: readonly Discount[]): Discounted {
  let { groups } = undiscounted(lines);
  const taken = new Map<Discount, readonly Taken[]>();
  for (const discount of discounts) {
    const chosen = choose(groups, lines, discount);
    const cheaper = reduce(chosen.tickets, discount);
    taken.set(discount, tallyOf(chosen.tickets, cheaper));
    groups = [...chosen.others, ...cheaper].toSorted((a, b) => a.line - b.line || b.priceMinor - a.priceMinor);
  }
  return { groups, taken };
}

/** All orders in which they can be taken off: the caller looks which is best. Always in the same order, however they were given. */
export function ordersOf(discounts: readonly Discount[]): readonly (readonly Discount[])[] {
  const sorted = discounts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const opening = sorted.filter(({ kind }) => kind === 'access');
  return permutations(sorted.filter(({ kind }) => kind !== 'access')).map(order => [...order, ...opening]);
}

const permutations = (of: readonly Discount[]): readonly (readonly Discount[])[] =>
  of.length <= 1 ? [of] : of.flatMap((first, at) => permutations(of.toSpliced(at, 1)).map(rest => [first, ...rest]));

/** Whether it is for tickets of this kind at all. */
export const isFor = (
  { ticketTypeIds }: Pick<Discount, 'ticketTypeIds'>,
  { ticketTypeId, kind }: Pick<DiscountedLine, 'ticketTypeId' | 'kind'>,
): boolean => kind === 'ticket' && (ticketTypeIds === null || ticketTypeIds.includes(ticketTypeId));

function choose(
  groups: readonly Group[],
  lines: readonly DiscountedLine[],
  discount: Discount,
): { readonly tickets: readonly Group[]; readonly others: readonly Group[] } {
  const tickets: Group[] = [];
  const others: Group[] = [];
  let room = discount.kind === 'access' ? 0 : (discount.discountedTickets ?? Infinity);
  for (const group of groups.toSorted((a, b) => b.priceMinor - a.priceMinor || a.line - b.line)) {
    const suits = group.priceMinor > 0 && isFor(discount, lines[group.line] as DiscountedLine);
    const quantity = suits ? Math.min(group.quantity, room) : 0;
    if (quantity > 0) tickets.push({ ...group, quantity });
    if (quantity < group.quantity) others.push({ ...group, quantity: group.quantity - quantity });
    room -= quantity;
  }
  return { tickets, others };
}

/** The same tickets, in the same order, at what they cost then; those of a group that differ by a unit are apart. */
function reduce(tickets: readonly Group[], { kind, basisPoints, amountMinor, per }: Discount): readonly Group[] {
  if (kind === 'free') return tickets.map(group => ({ ...group, priceMinor: 0 }));
  if (kind === 'percent')
    return tickets.map(group => ({ ...group, priceMinor: group.priceMinor - percentOf(group.priceMinor, basisPoints) }));
  if (per === 'ticket') return tickets.map(group => ({ ...group, priceMinor: Math.max(0, group.priceMinor - amountMinor) }));
  const costs = tickets.map(group => group.quantity * group.priceMinor);
  const all = costs.reduce((sum, cost) => sum + cost, 0);
  if (all === 0) return tickets;
  const shares = allocate(Math.min(amountMinor, all), costs);
  return tickets.flatMap((group, at) => shareOut(group, shares[at] as number));
}

const percentOf = (priceMinor: number, basisPoints: number): number =>
  Number(divideHalfUp(BigInt(priceMinor) * toMillionths(basisPoints), 1_000_000n));

function shareOut({ line, quantity, priceMinor }: Group, amountMinor: number): readonly Group[] {
  const { each, left: more } = evenly(amountMinor, quantity);
  return [
    { line, quantity: quantity - more, priceMinor: priceMinor - each },
    { line, quantity: more, priceMinor: priceMinor - each - 1 },
  ].filter(group => group.quantity > 0);
}

function tallyOf(before: readonly Group[], after: readonly Group[]): readonly Taken[] {
  const cost = (groups: readonly Group[]): number => groups.reduce((sum, group) => sum + group.quantity * group.priceMinor, 0);
  const [was, is] = [before, after].map(groups => Map.groupBy(groups, group => group.line)) as [Map<number, Group[]>, Map<number, Group[]>];
  return Array.from(was, ([line, groups]) => ({
    line,
    tickets: groups.reduce((sum, group) => sum + group.quantity, 0),
    amountMinor: cost(groups) - cost(is.get(line) ?? []),
  }));
}
