import { ResaleState } from '@event-planner/contracts/resale';
import { mostFor } from '@event-planner/contracts/self-service';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lifecycle, next, type Occurrence, payoutOf, stateAt } from './rules.ts';

const occurrences: readonly Occurrence[] = ['hold', 'sell', 'withdraw'];

test('a listing is sold or taken back once, and not taken back while somebody buys it', () => {
  expect(Object.keys(lifecycle).toSorted()).toEqual(ResaleState.options.toSorted());
  const possible = ResaleState.options.flatMap(state => occurrences.flatMap(of => (next(state, of) ? [`${state} ${of}`] : [])));
  expect(possible).toEqual(['listed hold', 'listed sell', 'listed withdraw', 'held sell']);
});

const now = new Date('2030-06-01T10:00:00Z');
test.each(
  (['listed', 'sold', 'withdrawn'] as const).flatMap(state =>
    [true, false].flatMap(intact => [true, false].flatMap(isHeld => [-1, 0, 1].map(days => ({ state, intact, isHeld, days })))),
  ),
)('a listing that is written as $state, intact: $intact, held: $isHeld, $days days before it ends', ({ state, intact, isHeld, days }) => {
  const seen = stateAt({ state, intact, isHeld, expiresAt: new Date(now.getTime() + days * 86_400_000) }, now);
  const open = !intact ? 'void' : isHeld ? 'held' : days > 0 ? 'listed' : 'expired';
  expect(seen).toBe(state === 'listed' ? open : state);
});

test('the seller never gets more than was paid, nor the organizer less than nothing', () => {
  const points = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), points, points, (costMinor, priceMinor, maxBasisPoints, keepBasisPoints) => {
      const terms = { minutesBefore: 0, maxBasisPoints, keepBasisPoints };
      const payout = payoutOf({ priceMinor, paidMinor: costMinor }, terms);
      expect(payout).toBeLessThanOrEqual(Math.min(costMinor, priceMinor));
      expect(payout).toBeGreaterThanOrEqual(0);
      expect(mostFor(costMinor, terms)).toBeLessThanOrEqual(costMinor);
    }),
  );
});
