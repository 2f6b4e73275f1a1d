import { expect, test } from 'vitest';
import { verdictOf, verdictOnReturn } from './decline.ts';

test.each([
  ['a plain decline', { error: { code: 'card_declined' } }, 'payment.declined'],
  ['the reason behind a decline wins', { error: { code: 'card_declined', decline_code: 'insufficient_funds' } }, 'payment.insufficient'],
  ['an unheard-of reason falls back to the decline', { error: { code: 'card_declined', decline_code: 'new_reason' } }, 'payment.declined'],
  ['an unheard-of code says what the provider says', { error: { code: 'new', message: 'No.' } }, 'payment.failed'],
] as const)('a decline is explained: %s', (_name, confirmation, key) => {
  expect(verdictOf(confirmation)).toMatchObject({ kind: 'declined', key });
});

test('a payment is accepted, or under way for days', () => {
  expect(verdictOf({ paymentIntent: { status: 'succeeded' } }).kind).toBe('accepted');
  expect(verdictOf({ paymentIntent: { status: 'processing' } }).kind).toBe('processing');
});

test('an answer that says nothing is not taken for a decline', () => {
  expect(verdictOf({}).kind).toBe('unknown');
  expect(verdictOf({ paymentIntent: { status: 'requires_action' } }).kind).toBe('unknown');
});

test.each([
  ['paid there', { paymentIntent: { status: 'succeeded' } }, { kind: 'accepted' }],
  ['left without an answer', { paymentIntent: { status: 'requires_action' } }, { kind: 'declined', key: 'payment.notPaid' }],
  [
    'was declined there',
    { paymentIntent: { status: 'requires_payment_method', last_payment_error: { code: 'payment_intent_authentication_failure' } } },
    { kind: 'declined', key: 'payment.notAuthenticated' },
  ],
  ['cannot be told', { error: { code: 'api_connection_error' } }, { kind: 'unknown' }],
] as const)('whoever comes back from elsewhere: %s', (_name, seen, verdict) => {
  expect(verdictOnReturn(seen)).toEqual(verdict);
});
