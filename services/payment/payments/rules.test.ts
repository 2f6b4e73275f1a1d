import type { PaymentState } from '@event-planner/contracts/payment';
import { expect, test } from 'vitest';
import type { PaymentFact } from '../provider/provider.ts';
import { decidePayment, isAbandoned, nextAsk } from './rules.ts';

const at = new Date('2030-06-01T10:00:00Z');
const fact = (state: PaymentFact['state'], change: Partial<PaymentFact> = {}): PaymentFact => ({
  state,
  amountMinor: 2400,
  currency: 'EUR',
  code: null,
  at,
  ...change,
});
const known = (state: PaymentState, providerSaidAt: Date | null = null) => ({ state, amountMinor: 2400, currency: 'EUR', providerSaidAt });

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

test('the provider is asked after a minute, then less often, at least every ten', () => {
  const asked = (ageSeconds: number) =>
    (nextAsk({ createdAt: new Date(at.getTime() - ageSeconds * 1000) }, at).getTime() - at.getTime()) / 1000;
  expect([0, 61, 300, 86_400].map(asked)).toEqual([60, 61, 300, 600]);
});

test('a payment is given up two minutes after its time is over', () => {
  expect(isAbandoned({ payBy: at }, new Date(at.getTime() + 120_000))).toBe(false);
  expect(isAbandoned({ payBy: at }, new Date(at.getTime() + 120_001))).toBe(true);
});
