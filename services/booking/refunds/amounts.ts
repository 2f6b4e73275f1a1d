import { allocate } from '@event-planner/contracts/allocate';
import { perTicket, priceOrder } from '@event-planner/contracts/price-order';
import type { PriceRules } from '@event-planner/contracts/pricing';
import type { SelfService } from '@event-planner/contracts/self-service';
import { divideHalfUp } from '@event-planner/contracts/taxing';
import type { BookingRow } from '../booking-keeping.ts';
import type { Line } from '../tables.ts';

type Paid = Pick<BookingRow, 'lines' | 'price' | 'totalMinor'>;

/** How the event prices its orders now; the booking's own price decides whether that is how it was priced. */
export interface Pricing {
  readonly rules: PriceRules;
  readonly taxIdsOf: (ticketTypeId: string) => readonly string[];
}

/** What was paid for an order, to the cent: the tickets by their number from 1, the donations and the fees add up to it. */
export interface PaidParts {
  readonly tickets: readonly number[];
  readonly donationsMinor: number;
  readonly feesMinor: number;
}

export function partsOf(paid: Paid, pricing: Pricing): PaidParts {
  const { units, feesMinor } = asPriced(paid, pricing) ?? byPrice(paid);
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

/** By the computation that priced it; undefined when the event has other prices, taxes or fees now. */
function asPriced({ lines, price, totalMinor }: Paid, { rules, taxIdsOf }: Pricing): Taken | undefined {
  if (lines.some(line => 'discountMinor' in line)) return undefined;
  const known = new Set(rules.taxes.map(tax => tax.id));
  const priced = priceOrder({
    rules,
    reverseCharge: price?.reverseCharge ?? false,
    lines: lines.map(({ ticketTypeId, quantity, priceMinor, donation }) => ({
      ticketTypeId,
      quantity,
      priceMinor,
      kind: donation ? 'donation' : 'ticket',
      taxIds: price ? taxIdsOf(ticketTypeId).filter(id => known.has(id)) : [],
    })),
  });
  if (priced.price.totalMinor !== totalMinor) return undefined;
  return {
    units: priced.lines.map(line => perTicket(line).map(part => part.grossMinor)),
    feesMinor: sum(priced.fees.map(fee => fee.grossMinor)),
  };
}

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
function split({ includes }: Line, grossMinor: number): readonly number[] {
  if (!includes) return [grossMinor];
  const tickets = sum(includes.map(part => part.quantity));
  return tickets === 0
    ? []
    : allocate(
        grossMinor,
        Array.from({ length: tickets }, () => 1),
      );
}

/** The fees, over the tickets by what they cost. */
export const feesByTicket = ({ tickets, feesMinor }: PaidParts): readonly number[] =>
  tickets.length === 0 ? [] : allocate(feesMinor, tickets);

type Terms = Pick<NonNullable<SelfService['cancellation']>, 'keepBasisPoints' | 'keepMinor'>;

/** What the organizer keeps of what was paid for a ticket: a share, rounded half up, and so much; never more than was paid. */
export const keptOf = (paidMinor: number, { keepBasisPoints, keepMinor }: Terms): number =>
  Math.min(paidMinor, Number(divideHalfUp(BigInt(paidMinor) * BigInt(keepBasisPoints), 10_000n)) + keepMinor);

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
