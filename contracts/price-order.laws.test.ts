import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Order, type OrderLine, perTicket, priceOrder, type PricedOrder } from './price-order.ts';
import type { PriceRules } from './pricing.ts';
import type { Parts } from './taxing.ts';

const taxIds = ['a', 'b', 'c'];
const someTaxes = fc.subarray(taxIds);
// Rates of the real world have up to three decimals of a percent; the small prices are where rounding goes wrong.
const rate = fc.oneof(fc.constantFrom(0, 260, 500, 700, 810, 887.5, 997.5, 1900, 2500), fc.nat(10_000));
const amount = fc.oneof(fc.nat(3), fc.nat(20_000), fc.nat(1_000_000_000));
const line: fc.Arbitrary<OrderLine> = fc.record({
  ticketTypeId: fc.constant('seat'),
  kind: fc.constantFrom('ticket', 'ticket', 'donation'),
  quantity: fc.integer({ min: 1, max: 30 }),
  priceMinor: amount,
  taxIds: someTaxes,
});
const lines = fc.array(line, { minLength: 1, maxLength: 12 });
const rules: fc.Arbitrary<PriceRules> = fc.record({
  pricesInclude: fc.constantFrom('taxes', 'no_taxes'),
  taxes: fc.tuple(rate, rate, rate).map(rates => taxIds.map((id, at) => ({ id, name: id, basisPoints: rates[at] as number }))),
  fees: fc.array(
    fc.record({
      id: fc.constantFrom('x', 'y'),
      name: fc.constant('fee'),
      kind: fc.constantFrom('percent', 'per_ticket', 'per_order'),
      basisPoints: rate,
      amountMinor: fc.nat(500),
      taxIds: someTaxes,
    }),
    { maxLength: 3 },
  ),
});
const order: fc.Arbitrary<Order> = fc.record({ rules, lines, reverseCharge: fc.boolean() });

const total = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
const all = ({ lines: ofLines, fees }: PricedOrder): readonly Parts[] => [...ofLines, ...fees];
const withRates = (of: PriceRules, basisPoints: number): PriceRules => ({ ...of, taxes: of.taxes.map(tax => ({ ...tax, basisPoints })) });

test('the parts always add up, and none is negative', () => {
  fc.assert(
    fc.property(order, one => {
      const priced = priceOrder(one);
      const { price } = priced;
      for (const part of all(priced)) {
        expect(part.netMinor + total(part.taxes.map(tax => tax.taxMinor))).toBe(part.grossMinor);
        expect(Math.min(part.netMinor, ...part.taxes.map(tax => tax.taxMinor))).toBeGreaterThanOrEqual(0);
      }
      expect(total(all(priced).map(part => part.grossMinor))).toBe(price.totalMinor);
      const onTop = price.taxes.filter(tax => !tax.included).map(tax => tax.taxMinor);
      expect(price.subtotalMinor + total(price.fees.map(fee => fee.amountMinor)) + total(onTop)).toBe(price.totalMinor);
      for (const tax of price.taxes) {
        const bearing = all(priced).flatMap(part =>
          part.taxes.filter(of => of.id === tax.id).map(of => [part.netMinor, of.taxMinor] as const),
        );
        expect([tax.netMinor, tax.taxMinor]).toEqual([total(bearing.map(([net]) => net)), total(bearing.map(([, of]) => of))]);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the tickets of a line add up to it, and none is negative', () => {
  fc.assert(
    fc.property(order, one => {
      for (const whole of priceOrder(one).lines) {
        const tickets = perTicket(whole);
        expect(tickets).toHaveLength(whole.quantity);
        expect(total(tickets.map(ticket => ticket.grossMinor))).toBe(whole.grossMinor);
        expect(total(tickets.map(ticket => ticket.netMinor))).toBe(whole.netMinor);
        whole.taxes.forEach((tax, at) => expect(total(tickets.map(ticket => ticket.taxes[at]?.taxMinor ?? 0))).toBe(tax.taxMinor));
        for (const ticket of tickets) expect(Math.min(ticket.netMinor, ...ticket.taxes.map(tax => tax.taxMinor))).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('a tax on top is the rounded tax of the sum', () => {
  fc.assert(
    fc.property(rules, lines, (some, of) => {
      for (const tax of priceOrder({ rules: { ...some, pricesInclude: 'no_taxes' }, lines: of }).price.taxes) {
        const exact = BigInt(tax.netMinor) * BigInt(Math.round(tax.basisPoints * 100));
        const off = 2n * (BigInt(tax.taxMinor) * 1_000_000n - exact);
        expect(off > -1_000_000n && off <= 1_000_000n).toBe(true);
      }
    }),
  );
});

test('each tax is at most one unit away for an order that is made as two', () => {
  fc.assert(
    fc.property(rules, lines, lines, (some, one, other) => {
      const feeless = { ...some, fees: [], pricesInclude: 'no_taxes' as const };
      const [whole, left, right] = [[...one, ...other], one, other].map(of => priceOrder({ rules: feeless, lines: of }).price) as [
        PricedOrder['price'],
        PricedOrder['price'],
        PricedOrder['price'],
      ];
      expect(left.subtotalMinor + right.subtotalMinor).toBe(whole.subtotalMinor);
      for (const { id } of feeless.taxes) {
        const [a, b, c] = [whole, left, right].map(price => price.taxes.find(tax => tax.id === id)?.taxMinor ?? 0) as [
          number,
          number,
          number,
        ];
        expect(Math.abs(a - b - c)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('taxes inside a price never change what is paid for it, made as one order or as two', () => {
  fc.assert(
    fc.property(rules, lines, (some, of) => {
      const including = { ...some, fees: [], pricesInclude: 'taxes' as const };
      expect(priceOrder({ rules: including, lines: of }).price.totalMinor).toBe(total(of.map(each => each.quantity * each.priceMinor)));
    }),
  );
});

test('at 0 % a price that holds its taxes is the same as one that does not', () => {
  fc.assert(
    fc.property(rules, lines, (some, of) => {
      const untaxed = withRates(some, 0);
      const [inside, onTop] = (['taxes', 'no_taxes'] as const).map(pricesInclude =>
        priceOrder({ rules: { ...untaxed, pricesInclude }, lines: of }),
      );
      expect(inside?.lines).toEqual(onTop?.lines);
      expect(inside?.price.totalMinor).toBe(onTop?.price.totalMinor);
    }),
  );
});

test('under reverse charge the total is the net of the same order', () => {
  fc.assert(
    fc.property(rules, lines, (some, of) => {
      const usual = priceOrder({ rules: some, lines: of });
      const reverse = priceOrder({ rules: some, lines: of, reverseCharge: true });
      expect(reverse.price.totalMinor).toBe(total(all(usual).map(part => part.netMinor)));
      expect(reverse.price.taxes.map(tax => [tax.netMinor, tax.taxMinor])).toEqual(usual.price.taxes.map(tax => [tax.netMinor, 0]));
    }),
  );
});
