import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '@event-planner/platform/ids';
import { sumUp, ticketCountOf, unitsOf } from '../counters.ts';
import { rowsOf, sellableOf } from '../inventory/rules.ts';
import { aSeatedEvent, ticketType } from '../test-world.ts';
import { type PlacesState, talliesOf } from './books.ts';
import { decideBatch, type Wish } from './rules.ts';
import { isGranted, type Verdict } from './verdict.ts';

const now = new Date('2030-06-01T10:00:00Z');
const ids = {
  gold: newId(),
  counted: newId(),
  adult: newId(),
  child: newId(),
  shirt: newId(),
  family: newId(),
  gift: newId(),
  friends: newId(),
};
/** Everything that shares places or looks at what else there is: a quota, phases for so many, a bundle, add-ons, caps, codes. */
const inventory = aSeatedEvent({
  maxPerPerson: 9,
  quotas: [{ id: newId(), name: 'Hall', capacity: 8, ticketTypeIds: [ids.adult, ids.child, ids.friends] }],
  codes: [{ code: 'FRIENDS', opensEvent: false, ticketTypeIds: [ids.friends], until: null }],
  ticketTypes: [
    ticketType({ id: ids.gold, category: 'gold', capacity: null, maxPerOrder: 3 }),
    ticketType({ id: ids.counted, capacity: 6, minPerOrder: 2, maxPerOrder: 4 }),
    ticketType({
      id: ids.adult,
      capacity: 6,
      maxPerPerson: 5,
      phases: [
        { name: 'Early', priceMinor: 900, until: null, quantity: 2 },
        { name: 'Over', priceMinor: 100, until: '2030-06-01T10:00:00Z', quantity: null },
        { name: 'Usual', priceMinor: 1100, until: null, quantity: 2 },
      ],
    }),
    ticketType({ id: ids.child, capacity: null, priceMinor: 600 }),
    ticketType({ id: ids.shirt, capacity: 4, requires: [ids.adult, ids.family] }),
    ticketType({
      id: ids.family,
      capacity: null,
      bundle: [
        { ticketTypeId: ids.adult, quantity: 2 },
        { ticketTypeId: ids.child, quantity: 1 },
      ],
    }),
    ticketType({ id: ids.gift, kind: 'donation', pricing: 'chosen', capacity: null, priceMinor: 0 }),
    ticketType({ id: ids.friends, capacity: null, hidden: true }),
  ],
});
const event = sellableOf(inventory);
const capacities = new Map(rowsOf(inventory).counters.map(({ id, capacity }) => [id, capacity]));

const aNumber = (ticketTypeId: string, max = 3) =>
  fc.record(
    { ticketTypeId: fc.constant(ticketTypeId), quantity: fc.integer({ min: 1, max }), seenPriceMinor: fc.constantFrom(900, 1100, 1250) },
    { requiredKeys: ['ticketTypeId', 'quantity'] },
  );
const anItem = fc.oneof(
  fc.record({
    ticketTypeId: fc.constant(ids.gold),
    seat: fc.constantFrom('stalls-A-1', 'stalls-A-2', 'stalls-A-3', 'stalls-A-4', 'stalls-B-1'),
  }),
  aNumber(ids.counted, 5),
  aNumber(ids.adult),
  aNumber(ids.child),
  aNumber(ids.shirt),
  aNumber(ids.family, 2),
  aNumber(ids.friends),
  fc.record({ ticketTypeId: fc.constant(ids.gift), quantity: fc.constant(1), priceMinor: fc.constantFrom(0, 1, 500) }),
);
const aWish = fc.record({
  owner: fc.constantFrom('cart:1', 'cart:2', 'cart:3'),
  items: fc.array(anItem, { minLength: 1, maxLength: 3 }),
  code: fc.constantFrom(undefined, ' friends', 'FOES'),
});

/** The world described from all that was granted. */
function stateAfter(granted: readonly { readonly owner: string; readonly verdict: Verdict }[]): PlacesState {
  const lines = granted.flatMap(({ verdict }) => (isGranted(verdict) ? verdict.granted : []));
  const given = talliesOf(event, lines);
  const owners = Map.groupBy(
    granted.filter(({ verdict }) => isGranted(verdict)),
    ({ owner }) => owner,
  );
  return {
    now,
    taken: new Set(lines.flatMap(line => line.seat ?? [])),
    counters: new Map(Array.from(capacities, ([id, capacity]) => [id, { capacity, given: given.get(id) ?? 0 }])),
    owners: new Map(
      Array.from(owners, ([owner, of]) => {
        const mine = of.flatMap(({ verdict }) => (isGranted(verdict) ? verdict.granted : []));
        return [owner, { holds: of.length, places: ticketCountOf(mine), units: unitsOf(mine), tickets: ticketCountOf(mine) }];
      }),
    ),
  };
}

function oneByOne(wishes: readonly Wish[]): readonly Verdict[] {
  const decided: { owner: string; verdict: Verdict }[] = [];
  for (const wish of wishes) decided.push({ owner: wish.owner, verdict: decideBatch(event, [wish], stateAfter(decided))[0] as Verdict });
  return decided.map(({ verdict }) => verdict);
}

test('deciding a batch gives everybody what deciding one by one gives', () => {
  const refusals = new Set<string>();
  fc.assert(
    fc.property(fc.array(aWish, { maxLength: 14 }), wishes => {
      const verdicts = decideBatch(event, wishes, stateAfter([]));
      expect(verdicts).toEqual(oneByOne(wishes));
      for (const verdict of verdicts) refusals.add(isGranted(verdict) ? 'granted' : verdict.refused);
    }),
    { numRuns: 1500 },
  );
  // Otherwise the law would say little.
  for (const kind of [
    'granted',
    'taken',
    'sold_out',
    'limit',
    'needs_other',
    'not_offered',
    'price_changed',
    'price_invalid',
    'no_such_place',
  ])
    expect(refusals).toContain(kind);
});

test('a batch never grants a seat twice nor more places of any kind than there are', () => {
  fc.assert(
    fc.property(fc.array(aWish, { maxLength: 30 }), wishes => {
      const lines = decideBatch(event, wishes, stateAfter([])).flatMap(verdict => (isGranted(verdict) ? verdict.granted : []));
      const seats = lines.flatMap(line => line.seat ?? []);
      expect(new Set(seats).size).toBe(seats.length);
      const units = unitsOf(lines);
      const most = (name: keyof typeof ids) => units.get(ids[name]) ?? 0;
      expect(most('adult') + most('child') + most('friends')).toBeLessThanOrEqual(8);
      expect(most('adult')).toBeLessThanOrEqual(6);
      expect(most('counted')).toBeLessThanOrEqual(6);
      const early = sumUp(lines.map(line => [line.phase ?? '', line.quantity]));
      expect([(early.get('Early') ?? 0) <= 2, (early.get('Usual') ?? 0) <= 2]).toEqual([true, true]);
    }),
    { numRuns: 500 },
  );
});
