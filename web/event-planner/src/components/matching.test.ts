import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Atlantic/Azores'].map(value => ({ value, label: value }));
const found = (search: string, most = 10) => matching(zones, search, most).map(option => option.value);

test('a name is found by any part of it, whatever its case, accents and underscores', () => {
  expect(found('new york')).toEqual(['America/New_York']);
  expect(found('são')).toEqual(['America/Sao_Paulo']);
  expect(found('europe berlin')).toEqual(['Europe/Berlin']);
});

test('nothing typed finds everything, up to a limit', () => {
  expect(found('')).toHaveLength(4);
  expect(found('', 2)).toHaveLength(2);
});

test('what begins with the search comes first', () => {
  expect(
    matching(
      [
        { value: 'x', label: 'Old Berlin' },
        { value: 'y', label: 'Berlin' },
      ],
      'berlin',
      5,
    ).map(option => option.value),
  ).toEqual(['y', 'x']);
});
