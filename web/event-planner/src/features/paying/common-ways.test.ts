import { expect, test } from 'vitest';
import { commonWays } from './common-ways.ts';

const card = { way: 'provider', payBy: '2030-06-01T10:15:00.000Z' } as const;
const transfer = (payBy: string) => ({ way: 'transfer', payBy }) as const;

test('what bookings have in common is offered for all, until the first of them ends', () => {
  const [soon, late] = ['2030-06-05T10:00:00.000Z', '2030-06-08T10:00:00.000Z'];
  expect(
    commonWays([
      [card, transfer(late)],
      [transfer(soon), card],
    ]),
  ).toEqual([card, transfer(soon)]);
});

test('what one of them has not is offered for none', () => {
  expect(commonWays([[card, transfer('2030-06-05T10:00:00.000Z')], [card]])).toEqual([card]);
  expect(commonWays([])).toEqual([]);
});
