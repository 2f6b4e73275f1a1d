import { faultsOf, SeatMap } from '@event-planner/contracts/seat-map';
import { expect, test } from 'vitest';
import { toSeatMap } from '../plan/convert.ts';
import { countSeats } from '../plan/places.ts';
import { type TemplateName, templateNames, templates } from './templates.ts';
import { testWords } from './test-words.ts';

test.each(templateNames)('the template %s is a valid seat map without errors', name => {
  const map = SeatMap.parse(toSeatMap(templates[name](testWords)));
  expect(faultsOf(map).filter(fault => fault.weight === 'error')).toEqual([]);
});

test.each<[TemplateName, number]>([
  ['theatre', 1200],
  ['arena', 14 * 18 * 4 + 14 * 14 * 3],
  ['cabaret', 28 * 8],
  ['conference', 256],
  ['empty', 0],
])('the template %s has %i seats', (name, seats) => expect(countSeats(templates[name](testWords))).toBe(seats));
