import type { Till } from '@event-planner/contracts/box-office';
import { expect, test } from 'vitest';
import { drawersOf } from './drawers.ts';

const row = (change: Partial<Till['rows'][number]>): Till['rows'][number] => ({
  by: { id: 'vera', name: 'Vera' },
  eventId: 'evening',
  eventTitle: 'Evening',
  kind: 'sold',
  paidWith: 'cash',
  currency: 'EUR',
  orders: 1,
  tickets: 1,
  amountMinor: 1000,
  ...change,
});

test('what went out is taken off the drawer it came from, and currencies are never added up', () => {
  const rows = [
    row({}),
    row({ kind: 'taken', amountMinor: 500 }),
    row({ kind: 'refunded', amountMinor: -300 }),
    row({ paidWith: 'card_terminal' }),
    row({ currency: 'CHF' }),
    row({ paidWith: 'invoice' }),
    row({ kind: 'given', paidWith: 'none', amountMinor: 0 }),
  ];
  expect(drawersOf(rows)).toEqual([
    { paidWith: 'cash', currency: 'CHF', inMinor: 1000, outMinor: 0 },
    { paidWith: 'cash', currency: 'EUR', inMinor: 1500, outMinor: 300 },
    { paidWith: 'card_terminal', currency: 'EUR', inMinor: 1000, outMinor: 0 },
  ]);
});
