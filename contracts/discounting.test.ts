import { describe, expect, test } from 'vitest';
import type { Discount } from './discounting.ts';
import { type OrderLine, priceOrder } from './price-order.ts';
import { PriceRules } from './pricing.ts';

const discount = (kind: Discount['kind'], more: Partial<Discount> = {}): Discount => ({
  id: kind,
  code: kind.toUpperCase(),
  name: kind,
  kind,
  basisPoints: 10_00,
  amountMinor: 500,
  per: 'order',
  discountedTickets: null,
  ticketTypeIds: null,
  ...more,
});
const line = (ticketTypeId: string, quantity: number, priceMinor: number, more: Partial<OrderLine> = {}): OrderLine => ({
  ticketTypeId,
  kind: 'ticket',
  quantity,
  priceMinor,
  taxIds: ['vat'],
  ...more,
});
/** Two seats at 33.33 and one at 10.00, with 19 %. */
const lines = [line('gold', 2, 3333), line('silver', 1, 1000)];
const fees = [
  { id: 'service', name: 'Service', kind: 'percent', basisPoints: 500 },
  { id: 'ticket', name: 'Ticket', kind: 'per_ticket', amountMinor: 100 },
] as const;
const rulesOf = (pricesInclude: PriceRules['pricesInclude'], withFees: boolean): PriceRules =>
  PriceRules.parse({
    pricesInclude,
    taxes: [{ id: 'vat', name: 'VAT 19 %', basisPoints: 1900 }],
    fees: withFees ? fees.map(fee => ({ ...fee, taxIds: ['vat'] })) : [],
  });

/** By kind: what is taken off, and tickets that still cost something. */
const kinds: readonly (readonly [name: string, discount: Discount, offMinor: number, paid: number])[] = [
  // 3.33 twice (333.3 rounds down) and 1.00.
  ['10 %', discount('percent'), 766, 3],
  ['10 % of one ticket', discount('percent', { discountedTickets: 1 }), 333, 3],
  ['10 % of the silver ones', discount('percent', { ticketTypeIds: ['silver'] }), 100, 3],
  ['100 %', discount('percent', { basisPoints: 100_00 }), 7666, 0],
  ['5.00 off the order', discount('amount'), 500, 3],
  ['100.00 off the order', discount('amount', { amountMinor: 10_000 }), 7666, 0],
  ['15.00 off each', discount('amount', { amountMinor: 1500, per: 'ticket' }), 4000, 2],
  ['a free ticket', discount('free', { discountedTickets: 1 }), 3333, 2],
  ['a way in', discount('access'), 0, 3],
];

describe.each(['taxes', 'no_taxes'] as const)('prices that include %s', pricesInclude => {
  describe.each([false, true])('with fees: %s', withFees => {
    test.each(kinds)('%s', (_, one, off, paid) => {
      const { price } = priceOrder({ rules: rulesOf(pricesInclude, withFees), lines, discounts: [one] });
      const subtotalMinor = 7666 - off;
      const feesMinor = withFees ? [Math.round((subtotalMinor * 5) / 100), paid * 100].filter(fee => fee > 0) : [];
      const shown = subtotalMinor + feesMinor.reduce((a, b) => a + b, 0);
      // Inside: of what is shown; on top: beside it. Each rounded once, over everything.
      const taxMinor = Math.round(pricesInclude === 'taxes' ? (shown * 19) / 119 : (shown * 19) / 100);
      expect(price.discounts?.map(each => each.amountMinor)).toEqual([off]);
      expect(price.subtotalMinor).toBe(subtotalMinor);
      expect(price.fees.map(fee => fee.amountMinor)).toEqual(feesMinor);
      expect(price.taxes[0]?.taxMinor).toBe(taxMinor);
      expect(price.totalMinor).toBe(pricesInclude === 'taxes' ? shown : shown + taxMinor);
    });
  });
});

test('donations and what is free are left alone', () => {
  const order = [line('gift', 1, 5000, { kind: 'donation', taxIds: [] }), line('guest', 1, 0), line('gold', 1, 2000)];
  const { price, lines: priced } = priceOrder({
    rules: rulesOf('taxes', false),
    lines: order,
    discounts: [discount('amount', { amountMinor: 9000 })],
  });
  expect(priced.map(each => each.discountMinor)).toEqual([0, 0, 2000]);
  expect(price.totalMinor).toBe(5000);
});

test('a percentage comes before an amount, for that is better for the buyer', () => {
  const { price } = priceOrder({
    rules: rulesOf('taxes', false),
    lines: [line('gold', 1, 10_000)],
    discounts: [discount('amount'), discount('percent')],
  });
  expect(price.discounts?.map(({ id, amountMinor }) => [id, amountMinor])).toEqual([
    ['percent', 1000],
    ['amount', 500],
  ]);
});

test('what the code opens comes with what it costs', () => {
  const { price } = priceOrder({
    rules: rulesOf('taxes', false),
    lines,
    discounts: [discount('access'), discount('free', { discountedTickets: 2 })],
  });
  expect(price.discounts?.map(({ code, amountMinor }) => [code, amountMinor])).toEqual([
    ['FREE', 6666],
    ['ACCESS', 0],
  ]);
});
