import { expect, test } from 'vitest';
import { AmountNotOurs, fromProviderAmount, payableOf, toProviderAmount, toProviderPayout } from './amounts.ts';
import { toEvent } from './translate.ts';

test.each([
  // Two decimals on both sides.
  ['EUR', 1250, 1250],
  ['USD', 99, 99],
  ['TWD', 80_050, 80_050],
  // None on both.
  ['JPY', 1250, 1250],
  ['KRW', 15_000, 15_000],
  ['CLP', 9990, 9990],
  ['XOF', 700, 700],
  // Three on both, the last a zero.
  ['KWD', 1250, 1250],
  ['TND', 10_000, 10_000],
  // None here, and hundredths there, which have to be zeros.
  ['ISK', 1000, 100_000],
  ['UGX', 700, 70_000],
  ['HUF', 1234, 123_400],
])("%s: our %i are the provider's %i", (currency, amountMinor, amount) => {
  expect(toProviderAmount({ amountMinor, currency })).toBe(amount);
  expect(fromProviderAmount(amount, currency)).toBe(amountMinor);
  expect(fromProviderAmount(-amount, currency)).toBe(-amountMinor);
});

test('a third decimal that is no zero cannot be charged', () => {
  expect(() => toProviderAmount({ amountMinor: 1251, currency: 'KWD' })).toThrow('cannot be charged to the last digit');
  // What moved is what it is: fees are taken to the last digit.
  expect(fromProviderAmount(1251, 'KWD')).toBe(1251);
});

test.each([
  ['ISK', 100_050],
  ['ISK', -1],
  ['UGX', 70_001],
  ['HUF', 123_456],
])('%s: of %i there is no amount here, and none nearby is made of it', (currency, amount) => {
  expect(() => fromProviderAmount(amount, currency)).toThrow(AmountNotOurs);
  expect(() => fromProviderAmount(amount, currency)).toThrow(`the provider says ${amount} ${currency}`);
});

test.each([
  // Whole here already.
  ['HUF', 1235, 1235],
  ['TWD', 99, 0],
  ['TWD', 80_050, 80_000],
  ['TWD', 80_000, 80_000],
  ['EUR', 123_456, 123_456],
  ['ISK', 1001, 1001],
  ['KWD', 1250, 1250],
])('%s: of %i the provider pays out %i', (currency, amountMinor, payable) => {
  expect(payableOf({ amountMinor, currency })).toBe(payable);
  const asked = (): number => toProviderPayout({ amountMinor, currency });
  if (payable === amountMinor) expect(asked()).toBe(toProviderAmount({ amountMinor, currency }));
  else expect(asked).toThrow(`${amountMinor} ${currency} cannot be paid out`);
});

test('an event about an amount that is none of ours says so, and is about nothing else', () => {
  const object = {
    id: 'pi_1',
    object: 'payment_intent',
    status: 'succeeded',
    amount: 100_050,
    amount_received: 100_050,
    currency: 'isk',
    metadata: {},
    last_payment_error: null,
  };
  const event = { id: 'evt_1', type: 'payment_intent.succeeded', created: 1, data: { object } } as unknown as Parameters<typeof toEvent>[0];
  expect(toEvent(event)).toEqual({
    id: 'evt_1',
    type: 'payment_intent.succeeded',
    at: new Date(1000),
    about: 'unfit',
    reason: expect.stringContaining('100050 ISK') as string,
  });
});
