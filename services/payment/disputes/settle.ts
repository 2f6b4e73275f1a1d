import { isClosed } from '@event-planner/contracts/disputes';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { DisputeRow } from '../dispute-tables.ts';
import type { DisputeFact } from '../provider/payout-provider.ts';
import type { EventOutcome, SaleRow, Tables } from '../tables.ts';
import type { AnnounceDispute } from './announce.ts';
import { entriesOf, feeOf, isNews, stateOf } from './rules.ts';
import { type Disputed, findByProvider, findSale, insertDispute, lockDisputed, updateDispute } from './store.ts';

type Tx = Transaction<Tables>;

/** Turns the provider's word about a dispute into our state and the books, whoever brought it. `at`: when it was said, by the provider's clock. */
export type SettleDispute = (tx: Tx, fact: DisputeFact, at: Date) => Promise<EventOutcome>;

export function createSettleDispute(
  { now, log }: Pick<PaymentContext, 'now' | 'log'>,
  books: Books,
  announce: AnnounceDispute,
): SettleDispute {
  const newRow = (
    fact: DisputeFact,
    { paymentId, bookingId }: Disputed,
    { sale, at }: { sale: SaleRow | undefined; at: Date },
  ): DisputeRow => ({
    id: newId(now().getTime()),
    providerId: fact.providerId,
    paymentId,
    bookingId,
    organizerId: sale?.organizerId ?? null,
    eventId: sale?.eventId ?? null,
    amountMinor: fact.amountMinor,
    feeMinor: feeOf(fact),
    currency: fact.currency,
    reason: fact.reason,
    state: stateOf(fact),
    dueAt: fact.dueAt,
    openedAt: fact.openedAt,
    closedAt: isClosed(stateOf(fact)) ? at : null,
    evidence: null,
    answeredAt: null,
    providerSaidAt: at,
    updatedAt: now(),
  });

  return async (tx, fact, at) => {
    const disputed = fact.intentId === null ? undefined : await lockDisputed(tx, fact.intentId);
    if (!disputed) {
      log.error({ dispute: fact.providerId, intent: fact.intentId }, 'a dispute is about a payment that is not ours');
      return 'unknown';
    }
    const sale = await findSale(tx, disputed.bookingId);
    const before = await findByProvider(tx, fact.providerId);
    const dispute = before ?? newRow(fact, disputed, { sale, at });
    if (!before) await insertDispute(tx, dispute);
    // Money that moved has moved, however late one hears of it.
    await books.post(tx, entriesOf(fact, dispute));
    if (!before) await announce(tx, dispute, { sale, before });
    if (!before || !isNews(before, stateOf(fact), at)) return before ? 'ignored' : 'applied';
    const state = stateOf(fact);
    const change = {
      state,
      amountMinor: fact.amountMinor,
      feeMinor: feeOf(fact),
      dueAt: fact.dueAt,
      closedAt: isClosed(state) ? (before.closedAt ?? at) : null,
      providerSaidAt: at,
      updatedAt: now(),
    };
    await updateDispute(tx, before.id, change);
    // One that nobody is known to have sold is told once that is known.
    if (before.organizerId !== null) await announce(tx, { ...before, ...change }, { sale, before });
    return 'applied';
  };
}
