import type { BookedLine } from '@event-planner/contracts/booking';
import { priceOrder } from '@event-planner/contracts/price-order';
import type { Price, PriceRules } from '@event-planner/contracts/pricing';
import { reverseChargeOf } from '@event-planner/contracts/reverse-charge';
import { minus, partsOf, totalOf } from '@event-planner/contracts/taking-apart';
import { takeBack, unitsOf } from '@event-planner/contracts/taking-back';
import fc from 'fast-check';
import type { RefundOfSale, Sold } from './sale-fees.ts';
import { refundOf } from './test-money.ts';

/** One line of an order: what it costs as shown, and at which rate; undefined where it bears no tax. */
interface Shown {
  readonly priceMinor: number;
  readonly quantity: number;
  readonly rate: number | undefined;
  /** Another tax that is taken of the same, as PST is beside GST. */
  readonly beside?: number | undefined;
}
export interface Order {
  readonly includes: PriceRules['pricesInclude'];
  readonly lines: readonly Shown[];
  readonly feeMinor: number;
  readonly reverse: boolean;
}

/** Orders of several rates, in which nothing bears two. */
export const rates = [1900, 700, 550, 0];
const company = { company: 'Lumière', name: 'Ada', street: '1', postalCode: '1', city: 'Paris', country: 'FR', vatId: 'FR40303265045' };

export function frozen({ includes, lines, feeMinor, reverse }: Order): { readonly price: Price; readonly lines: readonly BookedLine[] } {
  const own = lines.map(({ priceMinor, quantity, rate, beside }, at): BookedLine => ({
    ticketTypeId: '0198c2a5-0000-7000-8000-00000000000a',
    ticketTypeName: `Row ${at}`,
    seat: null,
    place: '',
    quantity,
    priceMinor,
    taxIds: [rate, beside].filter(of => of !== undefined).map(of => `at${of}`),
  }));
  const { price } = priceOrder({
    rules: {
      pricesInclude: includes,
      taxes: rates.map(basisPoints => ({ id: `at${basisPoints}`, name: `VAT ${basisPoints}`, basisPoints })),
      fees:
        feeMinor === 0 ? [] : [{ id: 'fee', name: 'Fee', kind: 'per_order', basisPoints: 0, amountMinor: feeMinor, taxIds: ['at1900'] }],
      reverseChargeFrom: 'DE',
    },
    lines: own.map(({ ticketTypeId, quantity, priceMinor, taxIds = [] }) => ({
      ticketTypeId,
      kind: 'ticket',
      quantity,
      priceMinor,
      taxIds,
    })),
  });
  return { price: (reverse && reverseChargeOf(price, own, company)) || price, lines: own };
}

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** One refund after the other: a ticket by its number, or so much for none in particular; the last is all that is left. */
export type Step = { readonly ticket: number } | { readonly amountMinor: number };

export function* refundsOf(sold: Sold & { readonly price: Price }, steps: readonly Step[]): Generator<RefundOfSale> {
  const { price, lines } = sold;
  const units = unitsOf(price, lines);
  const tickets = units?.lines.flat() ?? [];
  let left = partsOf(price);
  for (const step of [...steps, { amountMinor: Infinity }]) {
    const own = 'ticket' in step ? tickets.slice(step.ticket, step.ticket + 1) : [];
    const amountMinor = Math.min('ticket' in step ? sum(own.map(totalOf)) : step.amountMinor, totalOf(left));
    if (amountMinor === 0) continue;
    const beforeMinor = price.totalMinor - totalOf(left);
    const parts = takeBack({ amountMinor, left, tickets: own, fees: units?.fees ?? { netMinor: 0, taxes: [] } });
    left = minus(left, parts);
    yield refundOf(sold, { amountMinor, beforeMinor, price, parts });
  }
}

export const anyOrder = fc.record({
  includes: fc.constantFrom('taxes' as const, 'no_taxes' as const),
  feeMinor: fc.constantFrom(0, 1, 149),
  reverse: fc.boolean(),
  lines: fc.array(
    fc.record({
      priceMinor: fc.oneof(fc.constantFrom(1, 2, 999, 1190, 3333), fc.nat(50_000)),
      quantity: fc.integer({ min: 1, max: 4 }),
      rate: fc.constantFrom(...rates, undefined),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
/** Of orders in which one tax alone, two of the same, and none stand beside each other. */
export const anyShared = anyOrder.chain(order =>
  fc
    .array(fc.constantFrom([700, 550], [700, 550], [700], [550], [1900, 0], []), {
      minLength: order.lines.length,
      maxLength: order.lines.length,
    })
    .map(bears => ({ ...order, lines: order.lines.map((line, at) => ({ ...line, rate: bears[at]?.[0], beside: bears[at]?.[1] })) })),
);
export const anySteps = fc.array(fc.oneof(fc.record({ ticket: fc.nat(12) }), fc.record({ amountMinor: fc.nat(5000) })), { maxLength: 10 });
