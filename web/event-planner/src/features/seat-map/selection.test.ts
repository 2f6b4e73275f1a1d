import { mostAtOnce, plainTicket, type TicketType } from '@event-planner/contracts/event';
import { HoldRequest } from '@event-planner/contracts/booking';
import { expect, test } from 'vitest';
import type { Offer } from '../../lib/order/offers.ts';
import { priceChoices } from '../../lib/order/order.ts';
import {
  choicesOf,
  countOf,
  isChosen,
  itemsOf,
  lostSeats,
  nothing,
  type Selection,
  tooFew,
  withoutSeats,
  withQuantity,
  withSeat,
  withType,
} from './selection.ts';

const kind = (given: Partial<TicketType>): TicketType => ({
  ...plainTicket,
  id: crypto.randomUUID(),
  name: 'Full',
  description: '',
  priceMinor: 5000,
  category: 'a',
  capacity: null,
  minPerOrder: 1,
  maxPerOrder: 2,
  salesStart: '2026-01-01T00:00:00Z',
  salesEnd: '2027-01-01T00:00:00Z',
  ...given,
});
const full = kind({});
const reduced = kind({ name: 'Reduced', priceMinor: 3000, maxPerOrder: 1 });
const standing = kind({ name: 'Standing', priceMinor: 2000, category: null, minPerOrder: 2, maxPerOrder: 10 });

const add = (selection: Selection, seatId: string, offers = [full, reduced]): Selection => {
  const added = withSeat(selection, seatId, offers);
  if ('reason' in added) throw new Error(added.reason);
  return added;
};
const three = add(add(add(nothing, 'x-A-1'), 'x-A-2'), 'x-A-3');

test('seats take the first kind with room, and then the next', () => {
  expect(three.seats.map(seat => seat.ticketTypeId)).toEqual([full.id, full.id, reduced.id]);
});

test('when every kind is full the seat is refused with the limit', () => {
  expect(withSeat(three, 'x-A-4', [full, reduced])).toEqual({ reason: 'type_limit', limit: 2 });
});

test('a seat whose category nobody sells is refused', () => {
  expect(withSeat(nothing, 'x-A-1', [])).toEqual({ reason: 'not_sold' });
});

test('no order has more seats than a hold takes', () => {
  const generous = kind({ maxPerOrder: 1000 });
  const most = Array.from({ length: mostAtOnce }, (_, i) => `x-A-${i}`).reduce((selection, id) => add(selection, id, [generous]), nothing);
  expect(withSeat(most, 'x-B-1', [generous])).toEqual({ reason: 'order_limit', limit: mostAtOnce });
});

test('the kind of a seat changes only where that kind has room', () => {
  const two = withoutSeats(three, ['x-A-3']);
  expect(countOf(withType(two, 'x-A-1', reduced), reduced.id)).toBe(1);
  expect(withType(three, 'x-A-1', reduced)).toBe(three);
});

const offered = (type: TicketType, phase: Partial<Offer> = {}): Offer => ({
  type,
  sale: 'open',
  left: undefined,
  priceMinor: type.priceMinor,
  phase: undefined,
  phaseLeft: undefined,
  until: undefined,
  nextPriceMinor: type.priceMinor,
  forHad: 0,
  ...phase,
});
const all = [full, reduced, standing].map(type => offered(type));

test('the total counts seats and quantities at their own prices', () => {
  const price = priceChoices({ pricesInclude: 'taxes', taxes: [], fees: [] }, all, choicesOf(withQuantity(three, standing.id, 4)));
  expect(price?.totalMinor).toBe(5000 + 5000 + 3000 + 4 * 2000);
});

test('seats say the price that was shown for each, also where the cheap ones are fewer', () => {
  const cheap = offered(full, { priceMinor: 4000, phaseLeft: 1, nextPriceMinor: 5000 });
  expect(itemsOf(three, [cheap, offered(reduced)])).toEqual([
    { ticketTypeId: full.id, seat: 'x-A-1', seenPriceMinor: 4000 },
    { ticketTypeId: full.id, seat: 'x-A-2', seenPriceMinor: 5000 },
    { ticketTypeId: reduced.id, seat: 'x-A-3', seenPriceMinor: 3000 },
  ]);
});

test('an add-on without what it is added to is not asked for', () => {
  const programme = kind({ name: 'Programme', category: null, requires: [full.id] });
  const offers = [...all, offered(programme)];
  expect(itemsOf(withQuantity(nothing, programme.id, 1), offers)).toEqual([]);
  expect(itemsOf(withQuantity(three, programme.id, 5), offers).at(-1)).toMatchObject({ ticketTypeId: programme.id, quantity: 2 });
});

test('seats taken elsewhere are found and leave', () => {
  const lost = lostSeats(three, id => id !== 'x-A-2');
  expect(lost).toEqual(['x-A-2']);
  expect(isChosen(withoutSeats(three, lost), 'x-A-2')).toBe(false);
});

test('too few of a kind is noticed, none of it is fine', () => {
  expect(tooFew(withQuantity(nothing, standing.id, 1), [full, standing])).toEqual([standing]);
  expect(tooFew(withQuantity(nothing, standing.id, 0), [full, standing])).toEqual([]);
});

test('a selection becomes what a hold asks for, without empty quantities', () => {
  const items = itemsOf(withQuantity(withQuantity(three, standing.id, 2), full.id, 0), all);
  expect(items).toHaveLength(4);
  expect(HoldRequest.safeParse({ eventId: crypto.randomUUID(), items }).success).toBe(true);
});
