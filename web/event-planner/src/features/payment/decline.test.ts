import { expect, test } from 'vitest';
import { verdictOf } from './decline.ts';

test.each([
  ['a plain decline', { error: { code: 'card_declined' } }, 'payment.declined'],
  ['the reason behind a decline wins', { error: { code: 'card_declined', decline_code: 'insufficient_funds' } }, 'payment.insufficient'],
  ['an unheard-of reason falls back to the decline', { error: { code: 'card_declined', decline_code: 'new_reason' } }, 'payment.declined'],
  ['an unheard-of code says what the provider says', { error: { code: 'new', message: 'No.' } }, 'payment.failed'],
] as const)('a decline is explained: %s', (_name, confirmation, key) => {
  expect(verdictOf(confirmation)).toMatchObject({ kind: 'declined', key });
});

test('an accepted payment may still be on its way', () => {
  expect(verdictOf({ paymentIntent: { status: 'succeeded' } }).kind).toBe('accepted');
  expect(verdictOf({ paymentIntent: { status: 'processing' } }).kind).toBe('accepted');
});

test('an answer that says nothing is not taken for a decline', () => {
  expect(verdictOf({}).kind).toBe('unknown');
  expect(verdictOf({ paymentIntent: { status: 'requires_action' } }).kind).toBe('unknown');
});
