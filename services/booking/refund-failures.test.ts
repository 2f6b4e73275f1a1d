import { RefundFailure } from '@event-planner/contracts/refund';
import { expect, test } from 'vitest';
import { failureOf, hitchOf } from './refund-failures.ts';

test.each([
  ['lost_or_stolen_card', 'lost_or_stolen_card', 'card_gone'],
  ['expired_or_canceled_card', 'expired_or_canceled_card', 'card_gone'],
  ['charge_for_pending_refund_disputed', 'charge_for_pending_refund_disputed', 'disputed'],
  ['charge_disputed', 'charge_for_pending_refund_disputed', 'disputed'],
  ['insufficient_funds', 'insufficient_funds', 'other'],
  ['balance_insufficient', 'insufficient_funds', 'other'],
  ['something_new', 'unknown', 'other'],
  [null, null, 'other'],
] as const)('a refund that failed by %s is told as %s, and to its buyer as %s', (code, failure, hitch) => {
  expect(failureOf(code)).toBe(failure);
  expect(hitchOf(failure)).toBe(hitch);
});

test('each reason of the provider is told as itself', () => {
  expect(RefundFailure.options.map(failureOf)).toEqual(RefundFailure.options);
});
