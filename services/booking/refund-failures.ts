import { RefundFailure, type RefundHitch } from '@event-planner/contracts/refund';

/** What the provider answers where it takes no refund at all, by what that comes to. */
const refusals: Readonly<Record<string, RefundFailure>> = {
  charge_disputed: 'charge_for_pending_refund_disputed',
  refund_disputed_payment: 'charge_for_pending_refund_disputed',
  balance_insufficient: 'insufficient_funds',
};

/** Of the codes that a refund may fail with, which change at the provider, those that we have words for. */
export const failureOf = (code: string | null): RefundFailure | null =>
  code === null ? null : (RefundFailure.safeParse(code).data ?? refusals[code] ?? 'unknown');

const hitches: Readonly<Record<RefundFailure, RefundHitch>> = {
  lost_or_stolen_card: 'card_gone',
  expired_or_canceled_card: 'card_gone',
  charge_for_pending_refund_disputed: 'disputed',
  // What the organizer or its provider lacks is not the buyer's to know.
  insufficient_funds: 'other',
  declined: 'other',
  merchant_request: 'other',
  unknown: 'other',
};
export const hitchOf = (failure: RefundFailure | null): RefundHitch => hitches[failure ?? 'unknown'];
