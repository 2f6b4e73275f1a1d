import { expect, test } from 'vitest';
import { situationOf } from './booking-situation.ts';

test('a pending booking with an accepted payment is being confirmed, not waiting for payment', () => {
  expect(situationOf('pending', { paid: true, slow: false })).toBe('confirming');
  expect(situationOf('pending', { paid: true, slow: true })).toBe('slow');
  expect(situationOf('pending', { paid: false, slow: false })).toBe('pending');
});

test('nobody whose payment was accepted late is told that nothing was charged', () => {
  expect(situationOf('expired', { paid: true, slow: false })).toBe('confirming');
  expect(situationOf('expired', { paid: true, slow: true })).toBe('slow');
  expect(situationOf('expired', { paid: false, slow: false })).toBe('expired');
});

test.each(['confirmed', 'cancelled', 'refunding', 'refunded'] as const)('what the server says wins over what we believe: %s', state => {
  expect(situationOf(state, { paid: true, slow: true })).toBe(state);
});
