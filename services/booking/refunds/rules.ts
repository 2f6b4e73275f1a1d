import type { RefundState } from '@event-planner/contracts/refund';
import type { RefundRow } from '../refund-orders.ts';

/** What the provider was paid goes back by it; nothing at all has gone back already; the rest is paid out by hand. */
export function stateOfNew(paymentId: string | null, amountMinor: number): RefundState {
  if (amountMinor === 0) return 'done';
  return paymentId === null ? 'by_hand' : 'requested';
}

/** What may follow what: `done` and `failed` are the provider's answers, `retry` asks it again, `paid_out` is somebody's word that it was paid out by hand. */
const next: Readonly<Record<RefundState, Partial<Record<'done' | 'failed' | 'retry' | 'paid_out', RefundState>>>> = {
  requested: { done: 'done', failed: 'failed' },
  failed: { done: 'done', retry: 'requested', paid_out: 'done' },
  by_hand: { paid_out: 'done' },
  // A bank may return what was sent.
  done: { failed: 'failed' },
};

/** Undefined when nothing follows: it was heard before, is about an attempt before this one, or contradicts what somebody saw to. */
export function decideAnswer(
  refund: Pick<RefundRow, 'state' | 'attempt' | 'settledBy'>,
  answer: { readonly kind: 'done' | 'failed'; readonly attempt: number },
): RefundState | undefined {
  return answer.attempt === refund.attempt && refund.settledBy === null ? next[refund.state][answer.kind] : undefined;
}

export const decideByHand = (state: RefundState, act: 'retry' | 'paid_out'): RefundState | undefined => next[state][act];
