import { HoldRequest } from '@event-planner/contracts/booking';
import { expect, test } from 'vitest';
import { avoiding, noWishes, sameAgain, sameParty, togetherItems, wishesWithin } from './together.ts';

const [seated, standing, child] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
const isSeated = (id: string): boolean => id !== standing;
const line = (ticketTypeId: string, seat: string | null, quantity = 1) => ({
  ticketTypeId,
  ticketTypeName: 'A ticket',
  seat,
  place: 'Somewhere',
  quantity,
  priceMinor: 100,
});

test('an area that has nothing of what is chosen by now is not asked for, nor more places for wheelchairs than there are people', () => {
  const wishes = { area: 'loge', accessible: 2, split: true };
  expect(wishesWithin(wishes, { people: 1, areas: [{ id: 'stalls' }] })).toEqual({ accessible: 1, split: true });
  expect(wishesWithin(wishes, { people: 3, areas: [{ id: 'stalls' }, { id: 'loge' }] })).toEqual(wishes);
});

test('a number of seats becomes the best of them, and what has no seats stays a number', () => {
  const items = togetherItems(
    [
      { ticketTypeId: seated, quantity: 2, seenPriceMinor: 100 },
      { ticketTypeId: standing, quantity: 1 },
    ],
    { isSeated, wishes: { area: 'stalls', accessible: 1, split: true } },
  );
  expect(items).toEqual([
    { ticketTypeId: seated, together: 2, seenPriceMinor: 100, accessible: 1, area: 'stalls', split: true },
    { ticketTypeId: standing, quantity: 1 },
  ]);
  expect(HoldRequest.safeParse({ eventId: seated, items }).success).toBe(true);
});

test('wheelchair places are shared out over the kinds of tickets, never more than people', () => {
  const wanted = [seated, child].map(ticketTypeId => ({ ticketTypeId, quantity: 1 }));
  const items = togetherItems(wanted, { isSeated, wishes: { ...noWishes, accessible: 5 } });
  expect(items.map(item => 'together' in item && item.accessible)).toEqual([1, 1]);
});

test('the same seats again, without those that are gone; the same people, without seats they were offered', () => {
  const hold = { lines: [line(seated, 'a-A-1'), line(seated, 'a-A-2'), line(standing, null, 3)] };
  expect(sameAgain(hold, { seats: ['a-A-2'] })).toEqual([
    { ticketTypeId: seated, seat: 'a-A-1' },
    { ticketTypeId: standing, quantity: 3 },
  ]);
  expect(sameAgain(hold, { ticketTypes: [seated], chosen: { [standing]: 500 } })).toEqual([
    { ticketTypeId: standing, quantity: 3, priceMinor: 500 },
  ]);
  expect(avoiding(sameParty(hold), ['a-A-1'])).toEqual([
    { ticketTypeId: seated, together: 2, avoid: ['a-A-1'] },
    { ticketTypeId: standing, quantity: 3 },
  ]);
});
