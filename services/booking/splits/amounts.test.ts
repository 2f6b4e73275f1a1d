import { priceOrder } from '@event-planner/contracts/price-order';
import type { Price } from '@event-planner/contracts/pricing';
import { minus, partsOf, plus, takeApart, totalOf } from '@event-planner/contracts/taking-apart';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line } from '../tables.ts';
import { splitAmounts } from './amounts.ts';

const lines = (priceMinor: number, taxIds: readonly string[] = []): Line[] => [
  {
    ticketTypeId: '0198c2a5-0000-7000-8000-00000000000a',
    ticketTypeName: 'T',
    seat: null,
    place: 'T',
    quantity: 1,
    priceMinor,
    taxIds: [...taxIds],
  },
];

const minor = fc.integer({ min: 0, max: 100_000 });

test('what a booking comes to is taken apart so that every amount adds up to what it was', () => {
  fc.assert(
    fc.property(
      fc.record({
        moved: minor,
        rest: minor,
        fees: fc.array(minor, { maxLength: 3 }),
        taxes: fc.array(minor, { maxLength: 2 }),
        included: fc.boolean(),
        refunded: minor,
      }),
      ({ moved, rest, fees, taxes, included, refunded }) => {
        const price: Price = {
          subtotalMinor: moved + rest,
          fees: fees.map((amountMinor, at) => ({ id: `fee-${at}`, name: 'Fee', amountMinor })),
          taxes: taxes.map((taxMinor, at) => ({
            id: `tax-${at}`,
            name: 'Tax',
            basisPoints: 1900,
            included,
            netMinor: moved + rest,
            taxMinor,
          })),
          totalMinor: [moved, rest, ...fees, ...(included ? [] : taxes)].reduce((sum, amount) => sum + amount, 0),
          reverseCharge: false,
        };
        const whole = { totalMinor: price.totalMinor, price, refundedMinor: Math.min(refunded, price.totalMinor), refundedParts: null };
        const halves = splitAmounts(whole, [lines(moved), lines(rest)]);
        const both = [halves.moved, halves.rest];
        const sum = (of: (half: (typeof both)[number]) => number): number => both.reduce((total, half) => total + of(half), 0);
        expect(sum(half => half.totalMinor)).toBe(whole.totalMinor);
        expect(sum(half => half.refundedMinor)).toBe(whole.refundedMinor);
        expect(sum(half => half.price?.subtotalMinor ?? 0)).toBe(price.subtotalMinor);
        for (const at of fees.keys()) expect(sum(half => half.price?.fees[at]?.amountMinor ?? 0)).toBe(fees[at]);
        for (const at of taxes.keys()) {
          expect(sum(half => half.price?.taxes[at]?.taxMinor ?? 0)).toBe(taxes[at]);
          expect(sum(half => half.price?.taxes[at]?.netMinor ?? 0)).toBe(moved + rest);
        }
        for (const half of both) {
          expect(half.refundedMinor).toBeLessThanOrEqual(half.totalMinor);
          const parts = [half.price?.subtotalMinor ?? 0, ...(half.price?.fees ?? []).map(fee => fee.amountMinor)];
          const onTop = (half.price?.taxes ?? []).filter(tax => !tax.included).map(tax => tax.taxMinor);
          expect([...parts, ...onTop].reduce((total, amount) => total + amount, 0)).toBe(half.totalMinor);
        }
      },
    ),
  );
});

test('of three tickets for ten euros each, of which one was given back, the one that goes takes its own ten', () => {
  expect(splitAmounts({ totalMinor: 3000, price: null, refundedMinor: 1000, refundedParts: null }, [lines(1000), lines(2000)])).toEqual({
    moved: { totalMinor: 1000, price: null, refundedMinor: 0, refundedParts: null },
    rest: { totalMinor: 2000, price: null, refundedMinor: 1000, refundedParts: null },
  });
});

test('what was given back beyond what the rest came to goes with the tickets', () => {
  expect(
    splitAmounts({ totalMinor: 2000, price: null, refundedMinor: 1500, refundedParts: null }, [lines(1000), lines(1000)]),
  ).toMatchObject({
    moved: { refundedMinor: 500 },
    rest: { refundedMinor: 1000 },
  });
});

test('tickets of other taxes take theirs with them, and what went back of a tax stays where it can', () => {
  fc.assert(
    fc.property(minor, minor, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (movedMinor, restMinor, back, included) => {
      const rules = {
        pricesInclude: included ? ('taxes' as const) : ('no_taxes' as const),
        taxes: [
          { id: 'full', name: 'Full', basisPoints: 1900 },
          { id: 'reduced', name: 'Reduced', basisPoints: 700 },
        ],
        fees: [{ id: 'fee', name: 'Fee', kind: 'per_order' as const, basisPoints: 0, amountMinor: 149, taxIds: ['full'] }],
      };
      const both = [...lines(movedMinor, ['full']), ...lines(restMinor, ['reduced'])];
      const { price, lines: parts } = priceOrder({ rules, lines: both.map(one => ({ ...one, kind: 'ticket', taxIds: one.taxIds ?? [] })) });
      const refundedMinor = Math.floor(price.totalMinor * back);
      const refundedParts = takeApart(refundedMinor, price);
      const { moved, rest } = splitAmounts({ totalMinor: price.totalMinor, price, refundedMinor, refundedParts }, [
        lines(movedMinor, ['full']),
        lines(restMinor, ['reduced']),
      ]);
      expect(moved.price?.taxes.find(tax => tax.id === 'reduced')?.taxMinor).toBe(0);
      expect(rest.price?.taxes.find(tax => tax.id === 'reduced')?.taxMinor).toBe(parts[1]?.taxes[0]?.taxMinor);
      const whole = partsOf(price);
      if (price.totalMinor > 0) {
        expect(plus(partsOf(moved.price ?? price), partsOf(rest.price ?? price))).toEqual(whole);
        expect(plus(moved.refundedParts ?? whole, rest.refundedParts ?? whole)).toEqual(refundedParts);
      }
      for (const half of [moved, rest]) {
        const own = partsOf(half.price ?? price);
        // All of it bears one tax, the fee too: so what the taxes are taken of is the net.
        expect(own.taxes.reduce((sum, { baseMinor }) => sum + baseMinor, 0)).toBe(own.netMinor);
        const left = minus(own, half.refundedParts ?? whole);
        expect(Math.min(left.netMinor, ...left.taxes.map(tax => tax.taxMinor))).toBeGreaterThanOrEqual(0);
        expect(totalOf(left)).toBe(half.totalMinor - half.refundedMinor);
      }
    }),
  );
});
