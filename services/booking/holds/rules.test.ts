import { describe, expect, test } from 'vitest';
import { rowsOf, sellableOf } from '../inventory/rules.ts';
import { anEvent, aSeatedEvent, smallHouse, ticketType } from '../test-world.ts';
import { nothingOwned, type PlacesState } from './books.ts';
import { decideBatch } from './rules.ts';
import type { Verdict } from './verdict.ts';
import type { Items } from './wanted.ts';

const now = new Date('2030-06-01T10:00:00Z');
const gold = ticketType({ name: 'Gold', category: 'gold', capacity: null, maxPerOrder: 3 });
const counted = ticketType({ name: 'Counted', capacity: 6, minPerOrder: 2, maxPerOrder: 4 });
const early = ticketType({ name: 'Early', salesEnd: '2030-05-01T00:00:00Z' });
const inventory = aSeatedEvent({ ticketTypes: [gold, counted, early], seatMap: smallHouse });

const event = sellableOf(inventory);
const untouched: PlacesState = { now, taken: new Set(), counters: new Map([[counted.id, { capacity: 6, given: 0 }]]), owners: new Map() };
const seat = (name: string, ticketTypeId = gold.id) => ({ ticketTypeId, seat: `stalls-${name}` });
const decide = (items: Items, state: Partial<PlacesState> = {}, of = event) =>
  decideBatch(of, [{ owner: 'cart:1', items }], { ...untouched, ...state })[0] as Verdict;

describe('a hold is refused', () => {
  const owned = (holds: number, places: number) => ({ owners: new Map([['cart:1', { ...nothingOwned, holds, places }]]) });
  test.for<[why: string, code: string, items: Items, state?: Partial<PlacesState>]>([
    ['for an unknown ticket type', 'no_such_place', [{ ticketTypeId: event.facts.id, quantity: 1 }]],
    ['for an unknown seat', 'no_such_place', [seat('Z-9')]],
    ['for a seat of another category', 'no_such_place', [seat('B-1')]],
    ['for a seat of a type without seats', 'no_such_place', [seat('A-1', counted.id)]],
    ['for a number of a type with seats', 'no_such_place', [{ ticketTypeId: gold.id, quantity: 1 }]],
    ['for a seat named twice', 'no_such_place', [seat('A-1'), seat('A-1')]],
    ['before and after the sale', 'sales_closed', [{ ticketTypeId: early.id, quantity: 1 }]],
    ['once the event is over', 'sales_closed', [seat('A-1')], { now: new Date('2030-09-01T21:00:00Z') }],
    ['below the least of an order', 'limit', [{ ticketTypeId: counted.id, quantity: 1 }]],
    ['beyond the most of an order', 'limit', [{ ticketTypeId: counted.id, quantity: 5 }]],
    [
      'beyond the most of an order in several lines',
      'limit',
      [
        { ticketTypeId: counted.id, quantity: 3 },
        { ticketTypeId: counted.id, quantity: 2 },
      ],
    ],
    ['to whoever has ten', 'limit', [seat('A-1')], owned(10, 10)],
    ['to whoever has fifty places', 'limit', [seat('A-1')], owned(1, 50)],
    ['for a taken seat', 'taken', [seat('A-1'), seat('A-2')], { taken: new Set(['stalls-A-2']) }],
    [
      'for more than are left',
      'sold_out',
      [{ ticketTypeId: counted.id, quantity: 3 }],
      { counters: new Map([[counted.id, { capacity: 6, given: 4 }]]) },
    ],
  ])('%s', ([, code, items, state]) => {
    expect(decide(items, state)).toMatchObject({ refused: code });
  });

  test.for(['draft', 'postponed', 'cancelled', 'ended'] as const)('while the event is %s', state => {
    expect(decide([seat('A-1')], {}, sellableOf({ ...inventory, state }))).toMatchObject({ refused: 'sales_closed' });
  });
});

test('a hold takes exactly the last places', () => {
  const left = { counters: new Map([[counted.id, { capacity: 6, given: 3 }]]) };
  expect(decide([{ ticketTypeId: counted.id, quantity: 3 }], left)).toMatchObject({ granted: [{ quantity: 3 }] });
});

test('a type without seats and without a number sells nothing rather than without limit', () => {
  const nothing = ticketType({ capacity: null });
  const { types } = rowsOf(anEvent({ ticketTypes: [nothing] }));
  expect(types[0]?.capacity).toBe(0);
});
