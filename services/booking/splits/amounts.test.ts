import type { Price } from '@event-planner/contracts/pricing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitAmounts } from './amounts.ts';

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
        const whole = { totalMinor: price.totalMinor, price, refundedMinor: Math.min(refunded, price.totalMinor) };
        const halves = splitAmounts(whole, [moved, rest]);
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
  expect(splitAmounts({ totalMinor: 3000, price: null, refundedMinor: 1000 }, [1000, 2000])).toEqual({
    moved: { totalMinor: 1000, price: null, refundedMinor: 0 },
    rest: { totalMinor: 2000, price: null, refundedMinor: 1000 },
  });
});

test('what was given back beyond what the rest came to goes with the tickets', () => {
  expect(splitAmounts({ totalMinor: 2000, price: null, refundedMinor: 1500 }, [1000, 1000])).toMatchObject({
    moved: { refundedMinor: 500 },
    rest: { refundedMinor: 1000 },
  });
});
