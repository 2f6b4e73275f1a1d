import { isClosed } from '@event-planner/contracts/disputes';
import { disputeClosed, paymentDisputed } from '@event-planner/contracts/payment-messages';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentContext } from '../context.ts';
import type { DisputeRow } from '../dispute-tables.ts';
import type { SaleRow, Tables } from '../tables.ts';
import { outcomeOf } from './rules.ts';

interface Known {
  readonly sale: SaleRow | undefined;
  /** As it was told last; undefined: it was not. */
  readonly before: Pick<DisputeRow, 'state'> | undefined;
}

/** Tells of a dispute what is new: that there is one, that the money is taken now, that it is decided. Nobody is told before it is known who sold it. */
export type AnnounceDispute = (tx: Transaction<Tables>, dispute: DisputeRow, known: Known) => Promise<void>;

export const createAnnounceDispute =
  ({ publish }: Pick<PaymentContext, 'publish'>): AnnounceDispute =>
  async (tx, dispute, { sale, before }) => {
    if (!sale || sale.organizerId === null) return;
    const { id: disputeId, paymentId, bookingId, amountMinor, currency, reason, state, dueAt } = dispute;
    const { organizerId, organizerName, reference, eventTitle } = sale;
    const said = { organizerId, organizerName, disputeId, paymentId, bookingId, reference, eventTitle, amountMinor, currency, reason };
    const inquiry = state.startsWith('warning');
    // Of one that was only asked about, once more when the money is taken.
    const isTaken = before !== undefined && before.state.startsWith('warning') && !inquiry && !isClosed(before.state);
    if (!before || isTaken) await publish(tx, paymentDisputed, { ...said, inquiry, dueAt: dueAt?.toISOString() ?? null });
    if (isClosed(state) && !(before && isClosed(before.state))) await publish(tx, disputeClosed, { ...said, outcome: outcomeOf(state) });
  };
