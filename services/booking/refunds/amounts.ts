import { allocate } from '@event-planner/contracts/allocate';
import { type TakenApart, totalOf } from '@event-planner/contracts/taking-apart';
import { inParts, unitsOf } from '@event-planner/contracts/taking-back';
import type { BookingRow } from '../booking-keeping.ts';
import type { Line } from '../tables.ts';

type Paid = Pick<BookingRow, 'lines' | 'price' | 'totalMinor'>;

/** What was paid for an order, to the cent: the tickets by their number from 1, the donations and the fees add up to it. */
export interface PaidParts {
  readonly tickets: readonly number[];
  readonly donationsMinor: number;
  readonly feesMinor: number;
}

export function partsOf(paid: Paid): PaidParts {
  const { units, feesMinor } = asPriced(paid) ?? byPrice(paid);
  const lines = paid.lines.map((line, at) => ({ line, units: units[at] ?? [] }));
  const donations = lines.filter(({ line }) => line.donation).flatMap(of => of.units);
  const tickets = lines.filter(({ line }) => !line.donation).flatMap(of => of.units.flatMap(grossMinor => split(of.line, grossMinor)));
  return { tickets, donationsMinor: sum(donations), feesMinor };
}

interface Taken {
  /** What each one of each line cost, taxes included. */
  readonly units: readonly (readonly number[])[];
  readonly feesMinor: number;
}

/** As it was priced; undefined where something else was paid, or the price does not say what its lines bear. */
function asPriced({ lines, price, totalMinor }: Paid): Taken | undefined {
  const units = price?.totalMinor === totalMinor ? unitsOf(price, lines) : undefined;
  return units && { units: units.lines.map(line => line.map(totalOf)), feesMinor: totalOf(units.fees) };
}

/** What each ticket was made of, by its number from 1, and the fees; undefined where the price does not say. */
export function taxedPartsOf({
  lines,
  price,
}: Pick<Paid, 'lines' | 'price'>): { readonly tickets: readonly TakenApart[]; readonly fees: TakenApart } | undefined {
  const units = unitsOf(price, lines);
  if (!units) return undefined;
  const tickets = lines.flatMap((line, at) =>
    line.donation ? [] : (units.lines[at] ?? []).flatMap(unit => inParts(unit, ticketsOf(line))),
  );
  return { tickets, fees: units.fees };
}

/** How many tickets one of it gives. */
const ticketsOf = ({ includes }: Line): number => (includes ? sum(includes.map(part => part.quantity)) : 1);

/** By what was shown: what is not fees is shared out by the prices. */
function byPrice({ lines, price, totalMinor }: Paid): Taken {
  const feesMinor = Math.min(totalMinor, sum((price?.fees ?? []).map(fee => fee.amountMinor)));
  const grosses = allocate(totalMinor - feesMinor, lines.map(worthOf));
  return {
    units: lines.map((line, at) =>
      allocate(
        grosses[at] ?? 0,
        Array.from({ length: line.quantity }, () => 1),
      ),
    ),
    feesMinor,
  };
}

const worthOf = (line: Line): number => {
  const discountMinor = 'discountMinor' in line && typeof line.discountMinor === 'number' ? line.discountMinor : 0;
  return Math.max(0, line.priceMinor * line.quantity - discountMinor);
};

/** What one of a line cost, over the tickets that it gave. */
const split = (line: Line, grossMinor: number): readonly number[] => {
  const tickets = ticketsOf(line);
  return tickets === 0
    ? []
    : allocate(
        grossMinor,
        Array.from({ length: tickets }, () => 1),
      );
};

/** The fees, over the tickets by what they cost. */
export const feesByTicket = ({ tickets, feesMinor }: PaidParts): readonly number[] =>
  tickets.length === 0 ? [] : allocate(feesMinor, tickets);

/** Amounts one after the other, until nothing is left. */
export function upTo(leftMinor: number, amounts: readonly number[]): readonly number[] {
  let left = leftMinor;
  return amounts.map(amount => {
    const taken = Math.min(left, amount);
    left -= taken;
    return taken;
  });
}

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
