import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { expect, test } from 'vitest';
import { splitOf, withPayment } from './splitting.ts';

const payment = (id: string, amountMinor: number, arrivedMinor = 0): AwaitedPayment => ({
  id,
  bookingId: id,
  eventId: null,
  eventTitle: 'Songs',
  way: 'transfer',
  reference: id,
  name: 'Ada',
  email: 'ada@example.test',
  amountMinor,
  arrivedMinor,
  owedMinor: amountMinor - arrivedMinor,
  writtenOffMinor: 0,
  currency: 'EUR',
  payBy: '2030-06-01T10:00:00.000Z',
  dueAt: null,
  state: 'created',
});
const [one, two, half] = [payment('one', 2400), payment('two', 1000), payment('half', 2400, 2000)];

test('each booking gets what is owed, the last one what is left, and none twice', () => {
  const chosen = [one, two, half, one].reduce<ReturnType<typeof withPayment>>((all, next) => withPayment(all, next, 3000), []);
  expect(chosen.map(({ payment: { id }, amountMinor }) => [id, amountMinor])).toEqual([
    ['one', 2400],
    ['two', 600],
    ['half', null],
  ]);
  expect(withPayment([], half, 3000)).toMatchObject([{ amountMinor: 400 }]);
});

test.each([
  ['too little for the last', 3000, [2400, 600], { sumMinor: 3000, restMinor: 0, isPossible: true }],
  ['something is left', 4000, [2400, 1000], { sumMinor: 3400, restMinor: 600, isPossible: true }],
  ['more than came', 3000, [2400, 1000], { sumMinor: 3400, restMinor: -400, isPossible: false }],
  ['more than is owed', 5000, [2401, 1000], { sumMinor: 3401, restMinor: 1599, isPossible: false }],
  ['no amount', 5000, [null, 1000], { sumMinor: 1000, restMinor: 4000, isPossible: false }],
  ['nothing', 5000, [0, 1000], { sumMinor: 1000, restMinor: 4000, isPossible: false }],
] as const)('%s', (_what, left, [first, second], split) => {
  const chosen = [
    { payment: one, amountMinor: first },
    { payment: two, amountMinor: second },
  ];
  expect(splitOf(left, chosen)).toEqual(split);
});

test('nothing is possible before a booking is chosen', () => {
  expect(splitOf(3000, [])).toEqual({ sumMinor: 0, restMinor: 3000, isPossible: false });
});
