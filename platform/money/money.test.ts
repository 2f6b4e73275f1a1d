import { evenly, shareOf } from '@event-planner/contracts/allocate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate, format, sum } from './index.ts';

test.each([
  [100, [1, 1, 1], [34, 33, 33]],
  [5, [3, 7], [2, 3]],
  [-100, [1, 1, 1], [-34, -33, -33]],
  [10, [0, 0], [5, 5]],
  [0, [2, 3], [0, 0]],
  [7, [0, 1], [0, 7]],
])('%i split by %j is %j', (amount, weights, parts) => {
  expect(allocate(amount, weights)).toEqual(parts);
});

test('the parts always add up, and none is further than one unit from its share', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }), (amount, weights) => {
      const parts = allocate(amount, weights);
      expect(parts.reduce((total, part) => total + BigInt(part), 0n)).toBe(BigInt(amount));
      const total = BigInt(weights.reduce((a, b) => a + b, 0));
      if (total === 0n) return;
      weights.forEach((weight, at) => {
        const off = BigInt(parts[at] ?? 0) * total - BigInt(amount) * BigInt(weight);
        expect((off < 0n ? -off : off) < total).toBe(true);
      });
    }),
  );
});

test('evenly and by share, too: what is given out and what is left over are the amount, and no share is a unit away', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 1_000_000 }), fc.nat(10_000), (amount, among, basisPoints) => {
      const { each, left } = evenly(amount, among);
      expect(BigInt(each) * BigInt(among) + BigInt(left)).toBe(BigInt(amount));
      expect(Math.abs(left)).toBeLessThan(among);
      const most = Math.abs(amount);
      const [down, half] = [shareOf(most, basisPoints, 'down'), shareOf(most, basisPoints, 'half up')];
      const off = (share: number): bigint => BigInt(most) * BigInt(basisPoints) - BigInt(share) * 10_000n;
      expect(off(down) >= 0n && off(down) < 10_000n).toBe(true);
      expect(off(half) > -5001n && off(half) < 5000n).toBe(true);
    }),
  );
});

test('what has no meaning is refused', () => {
  expect(() => allocate(10, [])).toThrow('nothing to allocate to');
  expect(() => allocate(10, [-1, 2])).toThrow('not negative');
  expect(() => allocate(0.5, [1])).toThrow('whole number');
  expect(() => sum([{ amountMinor: 1, currency: 'EUR' }], 'GBP')).toThrow('cannot add EUR to GBP');
});

test('amounts are written as people write them, yen without cents', () => {
  expect(format({ amountMinor: 123_450, currency: 'EUR' }, 'en')).toBe('€1,234.50');
  expect(format({ amountMinor: 1234, currency: 'JPY' }, 'en')).toBe('¥1,234');
});
