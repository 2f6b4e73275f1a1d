import { allocate } from './allocate.ts';
import type { BookedLine } from './booking.ts';
import { perTicket } from './price-order.ts';
import type { Price } from './pricing.ts';
import { partsOfPrice } from './reverse-charge.ts';
import { minus, plus, shareOf, taxedOf, type TakenApart, totalOf, untaxedOf } from './taking-apart.ts';
import { basesWithin } from './tax-bases.ts';
import type { Parts } from './taxing.ts';

/** A frozen price, taken apart to what each single one of each line cost, in the order of the lines; the fees together. All of it adds up to the price. */
export interface Units {
  readonly lines: readonly (readonly TakenApart[])[];
  readonly fees: TakenApart;
}

export interface TakingBack {
  readonly amountMinor: number;
  /** Of what was paid, what has not gone back. */
  readonly left: TakenApart;
  /** What the tickets cost that it is for; of none in particular, nothing. */
  readonly tickets: readonly TakenApart[];
  /** Of the order. */
  readonly fees: TakenApart;
}

/**
 * What an amount that goes back is made of. It takes back the taxes of the tickets that it is for, as they were taken; what is beyond these, those of the fees; what is
 * for no ticket in particular, those of all that is left. Never more of a tax than is left of it, and with the last of it all that is left: so that in whichever parts
 * an order goes back, together they are the order backwards.
 */
export function takeBack({ amountMinor, left, tickets, fees }: TakingBack): TakenApart {
  const leftMinor = totalOf(left);
  if (amountMinor === leftMinor) return left;
  const none = shareOf(0, left);
  const ofTickets = tickets.reduce(plus, none);
  const ticketsMinor = Math.min(amountMinor, totalOf(ofTickets));
  const feesMinor = ticketsMinor === 0 ? 0 : Math.min(amountMinor - ticketsMinor, totalOf(fees));
  const wanted = [
    shareOf(ticketsMinor, ofTickets),
    shareOf(feesMinor, plus(none, fees)),
    shareOf(amountMinor - ticketsMinor - feesMinor, left),
  ].reduce(plus);
  return within(left, wanted, amountMinor);
}

/** Of what is wanted, no more of a part than there is; what is missing then comes of the others. */
export function within(left: TakenApart, wanted: TakenApart, amountMinor: number): TakenApart {
  const taxes = left.taxes.map((tax, at) => Math.min(tax.taxMinor, wanted.taxes[at]?.taxMinor ?? 0));
  let beyond = amountMinor - addUp(taxes) - left.netMinor;
  const filled = taxes.map((taxMinor, at) => {
    const more = Math.min(Math.max(beyond, 0), (left.taxes[at]?.taxMinor ?? 0) - taxMinor);
    beyond -= more;
    return taxMinor + more;
  });
  const netMinor = amountMinor - addUp(filled);
  const taxed = taxedOf(left);
  const [least, most] = [Math.max(0, netMinor - taxed.netMinor), Math.min(netMinor, left.untaxedMinor ?? 0)];
  const untaxedMinor = Math.min(most, Math.max(least, untaxedOf(wanted)));
  const saysUntaxed = left.untaxedMinor !== undefined;
  const bases = basesWithin(taxed, taxedOf(wanted), netMinor - (saysUntaxed ? untaxedMinor : 0));
  return {
    ...(saysUntaxed && { untaxedMinor }),
    netMinor,
    taxes: left.taxes.map(({ id }, at) => ({ id, baseMinor: bases[at] ?? 0, taxMinor: filled[at] ?? 0 })),
  };
}

const addUp = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Undefined where the price does not say which of its taxes its lines bear. */
export function unitsOf(price: Price | null, lines: readonly BookedLine[]): Units | undefined {
  if (!price) return undefined;
  const parts = partsOfPrice(price, lines);
  const bearing = [...lines, ...price.fees].map(({ taxIds = [] }) => price.taxes.filter(tax => taxIds.includes(tax.id)));
  const items = [...parts.lines, ...parts.fees].map(({ netMinor, grossMinor, taxes }, at) => ({
    shownMinor: price.taxes.some(tax => tax.included) ? grossMinor : netMinor,
    taxes: (bearing[at] ?? []).map(({ id }) => ({ id, taxMinor: taxes.find(tax => tax.id === id)?.taxMinor ?? 0 })),
  }));
  // Of part of an order that was split, the taxes may be a unit off what they would be by themselves.
  for (const { id, taxMinor } of price.taxes) {
    const own = items.flatMap(({ taxes }) => taxes.filter(tax => tax.id === id));
    const meant = price.reverseCharge ? 0 : taxMinor;
    if (meant !== 0 && own.every(tax => tax.taxMinor === 0)) return undefined;
    if (own.length > 0)
      allocate(
        meant,
        own.map(tax => tax.taxMinor),
      ).forEach((part, at) => Object.assign(own[at] ?? {}, { taxMinor: part }));
  }
  const apart = items.map(({ shownMinor, taxes }) => {
    const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
    const netMinor = price.taxes.some(tax => tax.included) ? shownMinor - taxMinor : shownMinor;
    return { netMinor, taxes, grossMinor: netMinor + taxMinor };
  });
  if (apart.some(part => part.netMinor < 0) || apart.reduce((sum, part) => sum + part.grossMinor, 0) !== price.totalMinor) return undefined;
  const asTaken = ({ netMinor, taxes }: Pick<Parts, 'netMinor' | 'taxes'>): TakenApart => ({
    netMinor,
    taxes: taxes.map(tax => ({ ...tax, baseMinor: netMinor })),
    ...(price.untaxedMinor !== undefined && { untaxedMinor: taxes.length === 0 ? netMinor : 0 }),
  });
  const none: TakenApart = {
    ...(price.untaxedMinor !== undefined && { untaxedMinor: 0 }),
    netMinor: 0,
    taxes: price.taxes.map(({ id }) => ({ id, baseMinor: 0, taxMinor: 0 })),
  };
  return {
    lines: lines.map(({ quantity, ticketTypeId }, at) =>
      perTicket({ ...(apart[at] as Parts), quantity, ticketTypeId, discountMinor: 0 }).map(asTaken),
    ),
    fees: apart
      .slice(lines.length)
      .map(asTaken)
      .reduce((sum, fee) => plus(sum, fee), none),
  };
}

/** What one of a bundle cost, over its tickets: together they are it. */
export function inParts(unit: TakenApart, count: number): readonly TakenApart[] {
  let left = unit;
  return Array.from({ length: count }, (_, at) => {
    const part = shareOf(Math.ceil(totalOf(left) / (count - at)), left);
    left = minus(left, part);
    return part;
  });
}
