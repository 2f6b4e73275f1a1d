import { expect, test } from 'vitest';
import type { ProviderEvent } from '../provider/provider.ts';
import { keep, mostAttempts, nextAttempt, recall } from './rules.ts';

const now = new Date('2030-06-01T10:00:00Z');
const pauseOf = (attempts: number, chance = 0) => ((nextAttempt(attempts, now, chance)?.getTime() ?? 0) - now.getTime()) / 1000;

test('an event that fails is tried ever more rarely, and given up in the end', () => {
  expect([1, 2, 3, 8, 11].map(attempts => pauseOf(attempts))).toEqual([30, 60, 120, 3600, 3600]);
  expect(pauseOf(1, 0.999)).toBeCloseTo(20, 0);
  expect(nextAttempt(mostAttempts, now, 0)).toBeUndefined();
});

test('what is kept of an event is the event, without the secret that opens the card form', () => {
  const event: ProviderEvent = {
    id: 'evt_1',
    type: 'payment_intent.succeeded',
    at: now,
    about: 'intent',
    intent: {
      providerId: 'pi_1',
      clientSecret: 'pi_1_secret_2',
      paymentId: '0198c2a5-0000-7000-8000-000000000000',
      fact: { state: 'succeeded', amountMinor: 1, currency: 'EUR', code: null, at: now },
    },
  };
  expect(recall(JSON.parse(keep(event)))).toEqual({ ...event, intent: { ...event.intent, clientSecret: null } });
});
