import { priceOrder } from '@event-planner/contracts/price-order';
import type { PriceRules } from '@event-planner/contracts/pricing';
import { keptOf } from '@event-planner/contracts/self-service';
import fc from 'fast-check';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import type { Line } from '../tables.ts';
import { feesByTicket, partsOf, sum, upTo } from './amounts.ts';

const types = Array.from({ length: 4 }, () => newId());
const amount = fc.integer({ min: 0, max: 100_000 });
const rules: fc.Arbitrary<PriceRules> = fc.record({
  pricesInclude: fc.constantFrom('taxes', 'no_taxes'),
  taxes: fc.constantFrom([], [{ id: 'vat', name: 'VAT', basisPoints: 1900 }]),
  fees: fc
    .array(
      fc.record({
        kind: fc.constantFrom('percent', 'per_ticket', 'per_order'),
        basisPoints: fc.integer({ min: 0, max: 2000 }),
        amountMinor: fc.integer({ min: 0, max: 500 }),
      }),
      { maxLength: 2 },
    )
    .map(fees => fees.map((fee, at) => ({ ...fee, id: `fee${at}`, name: 'Fee', taxIds: [] }))),
});
const line: fc.Arbitrary<Line> = fc
  .record({
    type: fc.constantFrom(...types),
    quantity: fc.integer({ min: 1, max: 5 }),
    priceMinor: amount,
    kind: fc.constantFrom('plain', 'bundle', 'donation'),
  })
  .map(({ type: ticketTypeId, quantity, priceMinor, kind }) => ({
    ticketTypeId,
    ticketTypeName: 'T',
    seat: null,
    place: 'Here',
    quantity,
    priceMinor,
    ...(kind === 'donation' && { donation: true as const }),
    ...(kind === 'bundle' && { includes: [{ ticketTypeId: types[0]!, ticketTypeName: 'A', place: 'There', quantity: 3 }] }),
  }));
const order = fc.record({ rules, lines: fc.array(line, { minLength: 1, maxLength: 4 }), taxed: fc.boolean() });

test('the tickets, the donations and the fees of an order add up to what was paid, whether or not its lines say what they bear', () => {
  fc.assert(
    fc.property(order, ({ rules: then, lines: bare, taxed }) => {
      const taxIds = taxed ? then.taxes.map(tax => tax.id) : [];
      const lines = bare.map(one => ({ ...one, taxIds }));
      const priced = priceOrder({
        rules: then,
        lines: lines.map(({ ticketTypeId, quantity, priceMinor, donation }) => ({
          ticketTypeId,
          quantity,
          priceMinor,
          kind: donation ? 'donation' : 'ticket',
          taxIds,
        })),
      });
      const { price } = priced;
      for (const known of [lines, bare]) {
        const parts = partsOf({ lines: known, price, totalMinor: price.totalMinor });
        expect(sum(parts.tickets) + parts.donationsMinor + parts.feesMinor).toBe(price.totalMinor);
        expect(parts.tickets.every(one => one >= 0)).toBe(true);
        if (parts.tickets.length > 0) expect(sum(feesByTicket(parts))).toBe(parts.feesMinor);
      }
    }),
  );
});

test('the organizer never keeps more than was paid, and never less than nothing', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 10_000 }), amount, (paidMinor, keepBasisPoints, keepMinor) => {
      const kept = keptOf(paidMinor, { keepBasisPoints, keepMinor });
      expect(kept).toBeGreaterThanOrEqual(0);
      expect(kept).toBeLessThanOrEqual(paidMinor);
    }),
  );
});

test('amounts one after the other never come to more than is left', () => {
  fc.assert(
    fc.property(amount, fc.array(amount), (leftMinor, amounts) => {
      expect(sum(upTo(leftMinor, amounts))).toBe(Math.min(leftMinor, sum(amounts)));
    }),
  );
});
