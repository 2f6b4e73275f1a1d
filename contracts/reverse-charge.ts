import { allocate } from './allocate.ts';
import type { BookedLine } from './booking.ts';
import type { InvoiceTo } from './invoicing.ts';
import type { Price, PriceRules } from './pricing.ts';
import { type Parts, takeApart } from './taxing.ts';
import { checkVatId, isEuCountry } from './vat-id.ts';

/**
 * What an order comes to where the buyer accounts for the tax (Directive 2006/112/EC, art. 196): the net of what it was. Undefined where they do not: that is for a
 * business of another country of the EU than the organizer's, by its VAT id, where the organizer has said that what is sold allows it. Admission to events is taxed
 * where they take place, to businesses too (art. 53), so nobody gets this unasked. Of what is frozen alone, so that whoever shows it and whoever books it agree.
 */
export function reverseChargeOf(price: Price | null, lines: readonly BookedLine[], to: InvoiceTo | undefined): Price | undefined {
  if (!price || price.reverseCharge || price.totalMinor === 0 || !accountsForTax(price, to)) return undefined;
  const parts = partsOfPrice(price, lines);
  if (!bearsItsTaxes(price, [...parts.lines, ...parts.fees])) return undefined;
  const subtotalMinor = netOf(parts.lines);
  return {
    ...price,
    subtotalMinor,
    fees: price.fees.map((fee, at) => ({ ...fee, amountMinor: parts.fees[at]?.netMinor ?? fee.amountMinor })),
    taxes: price.taxes.map(tax => ({ ...tax, included: false, taxMinor: 0 })),
    totalMinor: subtotalMinor + netOf(parts.fees),
    reverseCharge: true,
    pricesInclude: includes(price),
  };
}

/** Whether a buyer may be one under reverse charge at all: a business, by the VAT id of another country of the EU. */
export function accountsForTax({ reverseChargeFrom: from }: Pick<Price, 'reverseChargeFrom'>, to: InvoiceTo | undefined): boolean {
  if (from === undefined || to?.company === undefined || to.vatId === undefined) return false;
  if (to.country === from || !isEuCountry(to.country) || !isEuCountry(from)) return false;
  const vatId = checkVatId(to.vatId);
  return vatId.outcome === 'valid' && vatId.country === to.country;
}

/** Whether the taxes of the lines come to those of the price: otherwise it was frozen without saying which line bears what. */
const bearsItsTaxes = ({ taxes }: Price, parts: readonly Parts[]): boolean =>
  taxes.length > 0 &&
  taxes.every(
    ({ id, taxMinor }) => sum(parts.flatMap(part => part.taxes.filter(tax => tax.id === id).map(tax => tax.taxMinor))) === taxMinor,
  );

/** A frozen price as its parts, by what is frozen with it: lines in their order, then the fees. Of a price under reverse charge, all of it net. */
export function partsOfPrice(price: Price, lines: readonly BookedLine[]): PartsOfPrice {
  const items = lines.map(line => ({ shownMinor: worthOf(line), taxIds: line.taxIds ?? [] }));
  const fees = price.fees.map(fee => ({ shownMinor: fee.amountMinor, taxIds: fee.taxIds ?? [] }));
  const rules = { pricesInclude: price.pricesInclude ?? includes(price), taxes: price.taxes, fees: [] };
  if (!price.reverseCharge) {
    const parts = takeApart([...items, ...fees], rules);
    return { lines: parts.slice(0, lines.length), fees: parts.slice(lines.length) };
  }
  const nets = takeApart(items, rules).map(part => part.netMinor);
  return {
    lines: lines.length === 0 ? [] : allocate(price.subtotalMinor, nets).map(untaxed),
    fees: price.fees.map(fee => untaxed(fee.amountMinor)),
  };
}

export interface PartsOfPrice {
  readonly lines: readonly Parts[];
  readonly fees: readonly Parts[];
}

const untaxed = (netMinor: number): Parts => ({ netMinor, taxes: [], grossMinor: netMinor });
const includes = (price: Price): PriceRules['pricesInclude'] => (price.taxes.some(tax => tax.included) ? 'taxes' : 'no_taxes');

/** What a line costs as it is shown, after discounts. */
export const worthOf = ({ priceMinor, quantity, discountMinor = 0 }: BookedLine): number => priceMinor * quantity - discountMinor;
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const netOf = (parts: readonly Parts[]): number => sum(parts.map(part => part.netMinor));
