import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Discount, ordersOf, takeOff } from './discounting.ts';
import { type Order, type OrderLine, perTicket, priceOrder } from './price-order.ts';
import type { PriceRules } from './pricing.ts';

const taxIds = ['a', 'b'];
const types = ['one', 'two', 'three'];
const amount = fc.oneof(fc.nat(3), fc.nat(20_000), fc.nat(100_000_000));
const rate = fc.oneof(fc.constantFrom(0, 700, 887.5, 997.5, 1900), fc.nat(10_000));
const line: fc.Arbitrary<OrderLine> = fc.record({
  ticketTypeId: fc.constantFrom(...types),
  kind: fc.constantFrom('ticket', 'ticket', 'ticket', 'donation'),
  quantity: fc.integer({ min: 1, max: 12 }),
  priceMinor: amount,
  taxIds: fc.subarray(taxIds),
});
const lines = fc.array(line, { minLength: 1, maxLength: 6 });
const rules: fc.Arbitrary<PriceRules> = fc.record({
  pricesInclude: fc.constantFrom('taxes', 'no_taxes'),
  taxes: fc.tuple(rate, rate).map(rates => taxIds.map((id, at) => ({ id, name: id, basisPoints: rates[at] as number }))),
  fees: fc.array(
    fc.record({
      id: fc.constantFrom('x', 'y'),
      name: fc.constant('fee'),
      kind: fc.constantFrom('percent', 'per_ticket', 'per_order'),
      basisPoints: rate,
      amountMinor: fc.nat(500),
      taxIds: fc.subarray(taxIds),
    }),
    { maxLength: 2 },
  ),
});
const discount = (id: string): fc.Arbitrary<Discount> =>
  fc.record({
    id: fc.constant(id),
    code: fc.constant(id),
    name: fc.constant(id),
    kind: fc.constantFrom('percent', 'amount', 'free', 'access'),
    basisPoints: fc.integer({ min: 1, max: 10_000 }),
    amountMinor: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 50_000 })),
    per: fc.constantFrom('ticket', 'order'),
    discountedTickets: fc.option(fc.integer({ min: 1, max: 20 })),
    ticketTypeIds: fc.option(fc.subarray(types, { minLength: 1 })),
  });
const discounts = fc.tuple(discount('d1'), discount('d2'), discount('d3')).chain(all => fc.subarray(all));
const order: fc.Arbitrary<Order> = fc.record({ rules, lines, discounts, reverseCharge: fc.boolean() });

const total = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

test('with discounts everything still adds up to the cent, line by line, fee by fee and tax by tax', () => {
  fc.assert(
    fc.property(order, one => {
      const { price, lines: priced, fees } = priceOrder(one);
      const parts = [...priced, ...fees];
      for (const part of parts) {
        expect(part.netMinor + total(part.taxes.map(tax => tax.taxMinor))).toBe(part.grossMinor);
        expect(Math.min(part.netMinor, part.grossMinor, ...part.taxes.map(tax => tax.taxMinor))).toBeGreaterThanOrEqual(0);
      }
      expect(total(parts.map(part => part.grossMinor))).toBe(price.totalMinor);
      const onTop = price.taxes.filter(tax => !tax.included).map(tax => tax.taxMinor);
      expect(price.subtotalMinor + total(price.fees.map(fee => fee.amountMinor)) + total(onTop)).toBe(price.totalMinor);
      for (const whole of priced) {
        const tickets = perTicket(whole);
        expect(total(tickets.map(ticket => ticket.grossMinor))).toBe(whole.grossMinor);
        for (const ticket of tickets) expect(Math.min(ticket.netMinor, ...ticket.taxes.map(tax => tax.taxMinor))).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 600 },
  );
});

test('what the prices were, less what was taken off, is the subtotal; the same by discount and by line', () => {
  fc.assert(
    fc.property(order, one => {
      const { price, lines: priced } = priceOrder({ ...one, reverseCharge: false });
      const off = total((price.discounts ?? []).map(each => each.amountMinor));
      expect(total(one.lines.map(each => each.quantity * each.priceMinor)) - off).toBe(price.subtotalMinor);
      expect(total(priced.map(each => each.discountMinor))).toBe(off);
      priced.forEach(({ discountMinor }, at) => {
        const { kind, quantity, priceMinor } = one.lines[at] as OrderLine;
        expect(discountMinor).toBeLessThanOrEqual(kind === 'donation' ? 0 : quantity * priceMinor);
      });
    }),
    { numRuns: 600 },
  );
});

test('no order of the discounts is better for the buyer than the one that is taken, and it does not matter how they were given', () => {
  fc.assert(
    fc.property(order, one => {
      const given = one.discounts ?? [];
      const { price } = priceOrder(one);
      expect(priceOrder({ ...one, discounts: given.toReversed() }).price).toEqual(price);
      for (const sequence of ordersOf(given)) {
        const { groups } = takeOff(one.lines, sequence);
        const paid = groups.map(({ line: at, ...of }) => ({ ...(one.lines[at] as OrderLine), ...of }));
        expect(priceOrder({ ...one, lines: paid, discounts: [] }).price.totalMinor).toBeGreaterThanOrEqual(price.totalMinor);
      }
    }),
    { numRuns: 300 },
  );
});

test('another discount beside those there are never makes an order dearer', () => {
  fc.assert(
    fc.property(order, discount('d9'), (one, more) => {
      const feeless = { ...one, rules: { ...one.rules, fees: [] }, reverseCharge: false };
      const without = priceOrder(feeless).price;
      const withIt = priceOrder({ ...feeless, discounts: [...(one.discounts ?? []), more] }).price;
      expect(withIt.totalMinor).toBeLessThanOrEqual(without.totalMinor);
    }),
    { numRuns: 300 },
  );
});
