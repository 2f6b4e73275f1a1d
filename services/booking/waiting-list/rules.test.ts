import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import type { Offer, PlaceWish } from '../places.ts';
import { sellableOf } from '../inventory/rules.ts';
import { anEvent, ticketType } from '../test-world.ts';
import { maxPassed } from '../waiting.ts';
import { type InLine, offerEnds, planOffers } from './rules.ts';

const type = newId();
let people = 0;
const inLine = (quantity: number, least = quantity, passed = 0): InLine => ({
  id: `entry ${++people}`,
  userId: newId(),
  ticketTypeId: type,
  quantity,
  least,
  passed,
});
/** A house with so many free places. */
const house = (free: number) => {
  let left = free;
  return ({ quantity, least }: PlaceWish): Offer => {
    const number = Math.min(quantity, left);
    if (number < least) return { refused: 'sold_out' };
    left -= number;
    return { holdId: newId(), quantity: number, lines: [] };
  };
};
const plan = (entries: readonly InLine[], free: number, saves = true) => {
  const { offers, passed } = planOffers(entries, house(free), () => saves);
  return {
    offers: offers.map(({ entry, offer }) => [entries.indexOf(entry), offer.quantity]),
    passed: passed.map(({ entry, times }) => [entries.indexOf(entry), times]),
  };
};

test('the first in line gets what they want, and who is content with fewer what is left', () => {
  expect(plan([inLine(2), inLine(4, 1), inLine(1)], 5)).toEqual({
    offers: [
      [0, 2],
      [1, 3],
    ],
    passed: [],
  });
});

test('who would take no fewer than there are is passed over for those behind, which is written down', () => {
  expect(plan([inLine(4), inLine(1), inLine(1), inLine(1)], 2)).toEqual({
    offers: [
      [1, 1],
      [2, 1],
    ],
    passed: [[0, 2]],
  });
});

test('nobody is passed over more often than that: places gather until there are enough for them', () => {
  const line = [inLine(4, 4, maxPassed - 1), inLine(1), inLine(1)];
  expect(plan(line, 3)).toEqual({ offers: [[1, 1]], passed: [[0, 1]] });
  expect(plan([inLine(4, 4, maxPassed), inLine(1)], 3)).toEqual({ offers: [], passed: [] });
  expect(plan([inLine(4, 4, maxPassed), inLine(1)], 5)).toEqual({
    offers: [
      [0, 4],
      [1, 1],
    ],
    passed: [],
  });
});

test('towards the end of the sale places gather for nobody', () => {
  expect(plan([inLine(4, 4, maxPassed), inLine(1)], 3, false)).toEqual({ offers: [[1, 1]], passed: [[0, 1]] });
});

test('an offer is kept for the organizer’s hours, for a quarter of what is left of the sale, and never for less than one needs to pay', () => {
  const event = sellableOf(anEvent({ ticketTypes: [ticketType({ salesEnd: '2030-06-03T10:00:00Z' })] }));
  const kept = (now: string, offerHours = 24): number =>
    (offerEnds(event, { offerHours }, new Date(now)).getTime() - new Date(now).getTime()) / 60_000;
  expect(kept('2030-05-01T10:00:00Z')).toBe(24 * 60);
  expect(kept('2030-06-01T10:00:00Z')).toBe(12 * 60);
  expect(kept('2030-06-01T10:00:00Z', 2)).toBe(2 * 60);
  expect(kept('2030-06-03T09:50:00Z')).toBe(15);
});
