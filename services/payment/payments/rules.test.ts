import type { PaymentState } from '@event-planner/contracts/payment';
import { expect, test } from 'vitest';
import type { PaymentFact } from '../provider/provider.ts';
import type { PaymentRow } from '../tables.ts';
import { decideIntent, decidePayment, isAbandoned, nextAsk, ofProvider } from './rules.ts';

const at = new Date('2030-06-01T10:00:00Z');
const fact = (state: PaymentFact['state'], change: Partial<PaymentFact> = {}): PaymentFact => ({
  state,
  amountMinor: 2400,
  currency: 'EUR',
  code: null,
  at,
  ...change,
});
const known = (state: PaymentState, providerSaidAt: Date | null = null) => ({
  state,
  amountMinor: 2400,
  creditMinor: 0,
  currency: 'EUR',
  providerSaidAt,
});

test.each([
  ['created', 'processing', 'apply'],
  ['created', 'succeeded', 'apply'],
  ['created', 'failed', 'apply'],
  ['created', 'cancelled', 'apply'],
  ['processing', 'processing', 'ignore'],
  ['processing', 'succeeded', 'apply'],
  ['processing', 'failed', 'apply'],
  ['failed', 'processing', 'apply'],
  ['failed', 'succeeded', 'apply'],
  ['failed', 'failed', 'apply'],
  ['cancelled', 'succeeded', 'apply'],
  ['cancelled', 'failed', 'ignore'],
  ['succeeded', 'processing', 'ignore'],
  ['succeeded', 'failed', 'ignore'],
  ['succeeded', 'succeeded', 'ignore'],
  ['succeeded', 'cancelled', 'ignore'],
  ['refunding', 'succeeded', 'ignore'],
  ['refunded', 'succeeded', 'ignore'],
  ['refunded', 'failed', 'ignore'],
] as const)('a %s payment that is said to be %s: %s', (state, said, kind) => {
  expect(decidePayment(known(state), fact(said)).kind).toBe(kind);
});

test('nothing that is said undoes money that has arrived, and no state takes it twice', () => {
  for (const state of ['succeeded', 'refunding', 'refunded'] as const)
    for (const said of ['processing', 'succeeded', 'failed', 'cancelled'] as const)
      expect(decidePayment(known(state), fact(said))).toEqual({ kind: 'ignore' });
});

test('other money than was asked for never completes, whatever the state', () => {
  for (const state of ['created', 'processing', 'failed', 'cancelled'] as const)
    for (const wrong of [{ amountMinor: 2399 }, { amountMinor: 240_000 }, { currency: 'USD' }])
      expect(decidePayment(known(state), fact('succeeded', wrong))).toEqual({ kind: 'mismatch' });
});

test('old news is ignored, unless it is that the money has arrived', () => {
  const newer = new Date(at.getTime() + 1000);
  expect(decidePayment(known('processing', newer), fact('failed'))).toEqual({ kind: 'ignore' });
  expect(decidePayment(known('failed', newer), fact('succeeded'))).toEqual({ kind: 'apply', state: 'succeeded' });
});

const open: PaymentRow = {
  ...ofProvider,
  promisedMinor: 0,
  refundedMinor: 0,
  id: 'payment',
  bookingId: 'booking',
  userId: 'user',
  email: 'ada@example.test',
  description: 'Evening of songs',
  ...known('created'),
  payBy: at,
  failureCode: null,
  providerId: 'pi_1',
  clientSecret: 'secret',
  askAt: at,
  createdAt: at,
  updatedAt: at,
};
const intent = (said: PaymentFact | undefined, providerId = 'pi_1') => ({
  providerId,
  clientSecret: 'secret',
  paymentId: open.id,
  fact: said,
});
const later = new Date(at.getTime() + 5000);

test('a payment that nothing is said about stays the same object, so that it is not written', () => {
  expect(decideIntent(open, intent(undefined), later).payment).toBe(open);
  expect(decideIntent({ ...open, state: 'succeeded' }, intent(fact('failed')), later)).toMatchObject({ outcome: 'ignored' });
  const other = decideIntent(open, intent(fact('succeeded'), 'pi_other'), later);
  expect(other).toEqual({ outcome: 'mismatch', payment: open });
  expect(other.payment).toBe(open);
});

test('an intent that is heard of before its answer came is noted, and only once', () => {
  const before = { ...open, providerId: null, clientSecret: null };
  expect(decideIntent(before, intent(undefined), later)).toEqual({ outcome: 'ignored', payment: { ...open, updatedAt: later } });
});

test('after what is final the provider is not asked any more', () => {
  for (const [state, askAt] of [
    ['succeeded', null],
    ['cancelled', null],
    ['processing', at],
    ['failed', at],
  ] as const)
    expect(decideIntent(open, intent(fact(state)), later)).toMatchObject({
      outcome: 'applied',
      payment: { state, askAt, updatedAt: later },
    });
});

test('the provider is asked after a minute, then less often, at least every ten', () => {
  const asked = (ageSeconds: number) =>
    (nextAsk({ createdAt: new Date(at.getTime() - ageSeconds * 1000) }, at).getTime() - at.getTime()) / 1000;
  expect([0, 61, 300, 86_400].map(asked)).toEqual([60, 61, 300, 600]);
});

test('a payment is given up two minutes after its time is over', () => {
  expect(isAbandoned({ payBy: at }, new Date(at.getTime() + 120_000))).toBe(false);
  expect(isAbandoned({ payBy: at }, new Date(at.getTime() + 120_001))).toBe(true);
});
