import { usualPayoutTerms } from '@event-planner/contracts/payout-terms';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDue, lastDayOf, minimumOf, placesOf } from './places.ts';

const terms = { ...usualPayoutTerms, holdbackDays: 3 };
const event = (owedMinor: number, endsAt: string, eventId = 'a') => ({ eventId, title: 'An evening', endsAt: new Date(endsAt), owedMinor });
const owed = (events: readonly ReturnType<typeof event>[], otherMinor = 0, withheldMinor = 0) => ({
  currency: 'EUR',
  events,
  withheldMinor,
  owedMinor: events.reduce((sum, one) => sum + one.owedMinor, otherMinor),
});
const at = (instant: string): Date => new Date(instant);

test.each([
  ['a moment before', '2030-06-04T20:59:59.999Z', 0, 4000],
  ['three days after its end', '2030-06-04T21:00:00.000Z', 4000, 0],
])('money of an event is available three days after its end: %s', (_, now, availableMinor, heldMinor) => {
  expect(placesOf(owed([event(4000, '2030-06-01T21:00:00Z')]), terms, at(now))).toMatchObject({
    availableMinor,
    heldMinor,
    owedMinor: 4000,
  });
});

test('what one event owes is taken off what another one has', () => {
  const events = [event(4000, '2030-05-01T21:00:00Z', 'over'), event(-500, '2030-07-01T21:00:00Z', 'sold at the box office')];
  expect(placesOf(owed(events), terms, at('2030-06-01T00:00:00Z'))).toMatchObject({ availableMinor: 3500, heldMinor: 0 });
});

test('a debt is carried over, and nothing is available', () => {
  const places = placesOf(owed([event(1000, '2030-07-01T21:00:00Z')], -3000), terms, at('2030-06-01T00:00:00Z'));
  expect(places).toMatchObject({ owedMinor: -2000, heldMinor: 1000, availableMinor: -3000 });
});

test('the reserve is kept for longer, rounded up', () => {
  const reserved = { ...terms, reserve: { basisPoints: 1000, days: 30 } };
  const money = owed([event(4001, '2030-06-01T21:00:00Z')]);
  expect(placesOf(money, reserved, at('2030-06-10T00:00:00Z'))).toMatchObject({
    availableMinor: 3600,
    heldMinor: 401,
    held: [{ heldUntil: '2030-07-04T21:00:00.000Z' }],
  });
  expect(placesOf(money, reserved, at('2030-07-05T00:00:00Z'))).toMatchObject({ availableMinor: 4001, heldMinor: 0, held: [] });
});

test('what a bank asks about is withheld', () => {
  expect(placesOf(owed([event(4000, '2030-05-01T21:00:00Z')], 0, 2500), terms, at('2030-06-01T00:00:00Z'))).toMatchObject({
    availableMinor: 1500,
    withheldMinor: 2500,
  });
});

test('the parts are the whole, whatever is held', () => {
  const events = fc.array(
    fc.record({ owedMinor: fc.integer({ min: -100_000, max: 1_000_000 }), days: fc.integer({ min: -100, max: 100 }), eventId: fc.uuid() }),
  );
  const reserve = fc.option(fc.record({ basisPoints: fc.integer({ min: 1, max: 10_000 }), days: fc.integer({ min: 1, max: 100 }) }));
  const now = at('2030-06-01T00:00:00Z');
  fc.assert(
    fc.property(events, reserve, fc.nat(100_000), fc.integer({ min: -100_000, max: 0 }), (some, kept, withheldMinor, otherMinor) => {
      const own = some.map(({ days, ...one }) => ({ ...one, title: '', endsAt: new Date(now.getTime() + days * 86_400_000) }));
      const money = owed(own, otherMinor, withheldMinor);
      const places = placesOf(money, { ...terms, reserve: kept }, now);
      expect(places.heldMinor + places.withheldMinor + places.availableMinor).toBe(money.owedMinor);
      expect(places.heldMinor).toBe(places.held.reduce((sum, one) => sum + one.heldMinor, 0));
      expect(places.held.every(one => one.heldMinor > 0 && one.heldMinor <= one.owedMinor)).toBe(true);
    }),
  );
});

test.each([
  ['day', '2030-06-05T00:00:00.000Z'],
  ['week', '2030-06-03T00:00:00.000Z'],
  ['month', '2030-06-01T00:00:00.000Z'],
  ['request', undefined],
] as const)('the schedule had its last day: %s', (every, day) => {
  expect(lastDayOf(every, at('2030-06-05T15:00:00Z'))?.toISOString()).toBe(day);
});

test('a Sunday belongs to the week of the Monday before', () => {
  expect(lastDayOf('week', at('2030-06-09T23:59:00Z'))?.toISOString()).toBe('2030-06-03T00:00:00.000Z');
});

test('each day of the schedule is served once', () => {
  const now = at('2030-06-05T15:00:00Z');
  expect(isDue({ scheduledAt: at('2030-06-02T00:00:00Z') }, { ...terms, every: 'week' }, now)).toBe(true);
  expect(isDue({ scheduledAt: now }, { ...terms, every: 'week' }, now)).toBe(false);
  expect(isDue({ scheduledAt: at('2020-01-01T00:00:00Z') }, { ...terms, every: 'request' }, now)).toBe(false);
});

test('less than the minimum waits, and nothing at all is never paid out', () => {
  expect(minimumOf({ ...terms, minimums: [{ currency: 'EUR', amountMinor: 2000 }] }, 'EUR')).toBe(2000);
  expect(minimumOf(terms, 'EUR')).toBe(1);
});
