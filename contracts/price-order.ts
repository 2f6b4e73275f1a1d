import { evenly, safe } from './allocate.ts';
import { type Discount, type Discounted, ordersOf, takeOff, type Taken, undiscounted } from './discounting.ts';
import { type Fee, type Price, type PriceRules, type Tax, toMillionths } from './pricing.ts';
import { divideHalfUp, type Parts, takeApart } from './taxing.ts';

/** So many of one ticket type, each at this price: as it is shown, phases decided, discounts not taken off yet. */
export interface OrderLine {
  readonly ticketTypeId: string;
  readonly kind: 'ticket' | 'donation';
  readonly quantity: number;
  readonly priceMinor: number;
  readonly taxIds: readonly string[];
}

export interface Order {
  readonly rules: PriceRules;
  readonly lines: readonly OrderLine[];
  /** What coupons take off, in any order. */
  readonly discounts?: readonly Discount[];
  /** The buyer accounts for the tax, as a business in another country of the EU does (Directive 2006/112/EC, art. 194 to 196). */
  readonly reverseCharge?: boolean;
}

export interface PricedOrder {
  readonly price: Price;
  /** Of which parts each line is made, in the order's order: for documents and refunds. */
  readonly lines: readonly (Parts & { readonly ticketTypeId: string; readonly quantity: number; readonly discountMinor: number })[];
  /** What each discount took off which line, as they were taken off one after the other. */
  readonly taken: ReadonlyMap<Discount, readonly Taken[]>;
  /** The same of each of the price's fees. */
  readonly fees: readonly (Parts & { readonly id: string })[];
}

/**
 * What an order comes to. The one computation behind the price that is shown, held, paid, documented and given back.
 *
 * - Every amount is in minor units of one currency, so that yen and dinars need no special treatment.
 * - Discounts: see `takeOff`. In whichever order the buyer pays least; of orders that come to the same, always the same one.
 * - Fees: a percentage of what the tickets cost as shown after the discounts, rounded half away from zero; so much a ticket (a bundle counts as one); so much
 *   an order. What is free and what is given (donations) bears no fees.
 * - Taxes: see `takeApart`. The nets and taxes of all lines and fees add up to the total.
 * - Reverse charge: no tax is taken, the total is the net of the same order, and the taxes are listed with what they would have been taken of.
 *
 * Throws a RangeError for what no caller may send: amounts that are no amounts, a tax that the rules do not have, a sum beyond 2^53.
 */
export function priceOrder(order: Order): PricedOrder {
  for (const id of order.lines.flatMap(line => line.taxIds)) ensureTax(id, order.rules.taxes);
  order.lines.forEach(times);
  const { discounts = [] } = order;
  if (discounts.length === 0) return priceDiscounted(order, undiscounted(order.lines));
  return ordersOf(discounts)
    .map(sequence => priceDiscounted(order, takeOff(order.lines, sequence)))
    .reduce((best, other) => (other.price.totalMinor < best.price.totalMinor ? other : best));
}

function priceDiscounted({ rules, lines, reverseCharge = false }: Order, { groups, taken }: Discounted): PricedOrder {
  const paid = groups.map(({ line, ...of }) => ({ ...(lines[line] as OrderLine), ...of }));
  const fees = feesOf(paid, rules);
  for (const id of fees.flatMap(fee => fee.taxIds)) ensureTax(id, rules.taxes);
  const items = [...paid.map(line => ({ shownMinor: times(line), taxIds: line.taxIds })), ...fees];
  const parts = takeApart(items, rules).map(part => (reverseCharge ? withoutTax(part) : part));
  const [ofTickets, ofFees] = [parts.slice(0, paid.length), parts.slice(paid.length)];
  const shown = (part: Parts): number => (rules.pricesInclude === 'taxes' ? part.grossMinor : part.netMinor);
  const price: Price = {
    ...(taken.size > 0 && { discounts: Array.from(taken, ([discount, of]) => discountLine(discount, of)) }),
    subtotalMinor: sum(ofTickets.map(shown)),
    fees: ofFees.map((part, at) => ({ ...feeLine(feeAt(fees, at)), amountMinor: shown(part) })),
    taxes: rules.taxes.flatMap(tax => taxLine(tax, parts, rules.pricesInclude === 'taxes' && !reverseCharge)),
    ...(parts.some(part => part.taxes.length > 1) && {
      untaxedMinor: sum(parts.filter(part => part.taxes.length === 0).map(part => part.netMinor)),
    }),
    totalMinor: sum(parts.map(part => part.grossMinor)),
    reverseCharge,
    ...(rules.reverseChargeFrom && { reverseChargeFrom: rules.reverseChargeFrom }),
  };
  const off = [...taken.values()].flat();
  return {
    price,
    lines: lines.map(({ ticketTypeId, quantity }, line) => ({
      ticketTypeId,
      quantity,
      discountMinor: sum(off.filter(one => one.line === line).map(one => one.amountMinor)),
      ...together(ofTickets.filter((_, at) => groups[at]?.line === line)),
    })),
    fees: ofFees.map((part, at) => ({ id: feeAt(fees, at).id, ...part })),
    taken,
  };
}

const feeAt = (fees: readonly { readonly fee: Fee }[], at: number): Fee => (fees[at] as { readonly fee: Fee }).fee;

const feeLine = ({ id, name, taxIds }: Fee) => ({ id, name, ...(taxIds.length > 0 && { taxIds }) });

const discountLine = ({ id, code, name }: Discount, taken: readonly Taken[]): NonNullable<Price['discounts']>[number] => ({
  id,
  code,
  name,
  amountMinor: sum(taken.map(of => of.amountMinor)),
});

/** Tickets of one line that discounts made cost different prices are one line again. */
function together(parts: readonly Parts[]): Parts {
  const [first, ...others] = parts;
  if (!first) throw new Error('a line is made of at least one part');
  return others.reduce(
    (all, part) => ({
      netMinor: all.netMinor + part.netMinor,
      taxes: all.taxes.map((tax, at) => ({ id: tax.id, taxMinor: tax.taxMinor + (part.taxes[at]?.taxMinor ?? 0) })),
      grossMinor: all.grossMinor + part.grossMinor,
    }),
    first,
  );
}

/** The parts of each single one of a line's tickets; they add up to the line's. What does not divide goes to the first ones, one unit each. */
export function perTicket({ quantity, ...line }: PricedOrder['lines'][number]): readonly Parts[] {
  const gross = spread(line.grossMinor, quantity, 0);
  let givenOut = 0;
  const taxes = line.taxes.map(tax => {
    // Each tax goes on where the one before ended: no ticket bears two roundings while another bears none.
    const amounts = spread(tax.taxMinor, quantity, givenOut);
    givenOut += tax.taxMinor % quantity;
    return { id: tax.id, amounts };
  });
  return gross.map((grossMinor, at) => {
    const own = taxes.map(tax => ({ id: tax.id, taxMinor: tax.amounts[at] as number }));
    return { netMinor: grossMinor - sum(own.map(tax => tax.taxMinor)), taxes: own, grossMinor };
  });
}

function spread(amountMinor: number, among: number, from: number): readonly number[] {
  const { each, left } = evenly(amountMinor, among);
  return Array.from({ length: among }, (_, at) => each + ((at - (from % among) + among) % among < left ? 1 : 0));
}

/** The fees that an order bears, each as it is shown. */
function feesOf(lines: readonly OrderLine[], rules: PriceRules): readonly { fee: Fee; shownMinor: number; taxIds: readonly string[] }[] {
  const paid = lines.filter(line => line.kind === 'ticket' && line.priceMinor > 0);
  const tickets = sum(paid.map(line => line.quantity));
  const subtotal = BigInt(sum(paid.map(times)));
  const amount = (fee: Fee): bigint => {
    if (tickets === 0) return 0n;
    if (fee.kind === 'percent') return divideHalfUp(subtotal * toMillionths(fee.basisPoints), 1_000_000n);
    return BigInt(fee.amountMinor) * (fee.kind === 'per_ticket' ? BigInt(tickets) : 1n);
  };
  return rules.fees.map(fee => ({ fee, shownMinor: safe(Number(amount(fee))), taxIds: fee.taxIds })).filter(fee => fee.shownMinor > 0);
}

const withoutTax = (part: Parts): Parts => ({
  netMinor: part.netMinor,
  taxes: part.taxes.map(tax => ({ id: tax.id, taxMinor: 0 })),
  grossMinor: part.netMinor,
});

function taxLine(tax: Tax, parts: readonly Parts[], included: boolean): Price['taxes'] {
  const bearing = parts.filter(part => part.taxes.some(of => of.id === tax.id));
  if (bearing.length === 0) return [];
  const taxMinor = sum(bearing.flatMap(part => part.taxes.filter(of => of.id === tax.id).map(of => of.taxMinor)));
  return [{ ...tax, included, netMinor: sum(bearing.map(part => part.netMinor)), taxMinor }];
}

function ensureTax(id: string, taxes: readonly Tax[]): void {
  if (!taxes.some(tax => tax.id === id))
    throw new RangeError(`the rules have no tax "${id}", only ${taxes.map(tax => tax.id).join(', ') || 'none'}`);
}

function times({ quantity, priceMinor }: OrderLine): number {
  if (!(safe(quantity) >= 1)) throw new RangeError(`an order's line is of one or more, not of ${quantity}`);
  if (!(safe(priceMinor) >= 0)) throw new RangeError(`a price is not negative: ${priceMinor}`);
  return safe(Number(BigInt(quantity) * BigInt(priceMinor)));
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => safe(total + amount), 0);
