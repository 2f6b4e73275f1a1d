import type { Booking } from '@event-planner/contracts/booking';
import { expect, test } from 'vitest';
import { type Outcome, payableNow, payAll, type Payable } from './pay-all.ts';
import type { Confirmation } from './stripe.ts';

const payable = (id: string, clientSecret: string | null = `secret of ${id}`): Payable => ({
  booking: { id } as Booking,
  clientSecret,
  organizerId: null,
  creditMinor: 0,
});
const paid: Confirmation = { paymentIntent: { status: 'succeeded' } };

/** Pays with a provider that answers so for each booking. */
async function pay(payables: readonly Payable[], answers: Record<string, Confirmation | Error>) {
  const [asked, outcomes]: [string[], Record<string, Outcome>] = [[], {}];
  await payAll(payables, {
    payer: { name: 'Ada', email: 'ada@example.test' },
    confirm(secret) {
      asked.push(secret);
      const answer = answers[secret.replace('secret of ', '')] ?? paid;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    tell: (id, outcome) => void (outcome && (outcomes[id] = outcome)),
  });
  return { asked, outcomes };
}

test('one that is declined leaves the others paid, and only it is tried again', async () => {
  const payables = [payable('a'), payable('b'), payable('c')];
  const { outcomes } = await pay(payables, { b: { error: { code: 'card_declined', decline_code: 'insufficient_funds' } } });
  expect(Object.entries(outcomes).map(([id, { kind }]) => [id, kind])).toEqual([
    ['a', 'accepted'],
    ['b', 'declined'],
    ['c', 'accepted'],
  ]);
  expect(payableNow(payables, outcomes).map(({ booking }) => booking.id)).toEqual(['b']);
});

test('a card that is not filled in is complained about once, and nothing is asked for after it', async () => {
  const { asked } = await pay([payable('a'), payable('b')], { a: { error: { code: 'incomplete_cvc' } } });
  expect(asked).toEqual(['secret of a']);
});

test('a payment whose answer was lost is not tried again', async () => {
  const payables = [payable('a'), payable('b', null)];
  const { asked, outcomes } = await pay(payables, { a: new Error('no network') });
  expect([asked, outcomes['a']?.kind]).toEqual([['secret of a'], 'unknown']);
  expect(payableNow(payables, outcomes)).toEqual([]);
});
