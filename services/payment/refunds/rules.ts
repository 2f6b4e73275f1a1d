import type { PaymentState } from '@event-planner/contracts/payment';
import type { RefundFact } from '../provider/provider.ts';
import type { RefundRow, RefundState } from '../tables.ts';

/** What may follow what. A refund that went through stays that, whatever arrives later. */
const next: Readonly<Record<RefundState, readonly RefundFact['state'][]>> = {
  recorded: ['pending', 'succeeded', 'failed'],
  pending: ['succeeded', 'failed'],
  // A bank can return what was sent back; the provider then says failed after succeeded, and people have to look.
  succeeded: [],
  failed: ['succeeded'],
};

export const mayBecome = (refund: Pick<RefundRow, 'state'>, { state }: Pick<RefundFact, 'state'>): boolean =>
  next[refund.state].includes(state);

/** Money can only go back once, and only where it has arrived. */
export function decideRefund(state: PaymentState): 'refund' | 'nothing' | 'impossible' {
  if (state === 'refunding' || state === 'refunded') return 'nothing';
  return state === 'succeeded' ? 'refund' : 'impossible';
}

/** One minute, then twice as long each time, up to an hour. */
export const nextSend = (attempts: number, now: Date): Date => new Date(now.getTime() + Math.min(2 ** Math.min(attempts, 10), 60) * 60_000);
