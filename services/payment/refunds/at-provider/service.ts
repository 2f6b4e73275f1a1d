import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { type ProviderRefund, type ProviderRefundDecision, ProviderRefundId } from '@event-planner/contracts/provider-refunds';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import { ensureAllowed } from '@event-planner/platform/team';
import type { Books } from '../../books.ts';
import type { PaymentContext } from '../../context.ts';
import { refuse } from '../../errors.ts';
import { pageOf, readCursor } from '@event-planner/platform/paging';
import type { PaymentRow, Tables } from '../../tables.ts';
import type { SettleRefund } from '../settle.ts';
import { leftAtProvider } from '../rules.ts';
import { findRefund, lockPayment } from '../store.ts';
import { entryOfAdopted, present, type Shown } from './rules.ts';
import type { Assign } from './settle.ts';
import { findShown, listMade, updateMade } from './store.ts';

type Tx = Transaction<Tables>;

interface Of {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export interface AtProvider {
  list(
    of: Of,
    page: { readonly open: boolean | undefined; readonly cursor: string | undefined; readonly limit: number },
  ): Promise<{ items: ProviderRefund[]; nextCursor: string | null }>;
  /** Says what it was for, once. */
  decide(one: Of & { readonly id: string }, decision: ProviderRefundDecision): Promise<ProviderRefund>;
}

export interface AtProviderParts {
  readonly books: Books;
  readonly assign: Assign;
  readonly settle: SettleRefund;
}

/** Refunds that were made at the provider, and what the team says they were for. */
export function createAtProvider(context: PaymentContext, { books, assign, settle }: AtProviderParts): AtProvider {
  const { db, now } = context;

  const get = async (tx: Tx | typeof db.query, organizerId: string, id: string): Promise<Shown> => {
    const refund = await findShown(tx, organizerId, id);
    if (!refund) throw refuseAny('not_found', `there is no refund ${id} of this organizer`);
    return refund;
  };

  /** It is the one that was asked for here and failed. */
  const adopt = async (tx: Tx, refund: Shown, refundId: string): Promise<void> => {
    const own = await findRefund(tx, refundId);
    if (own?.paymentId !== refund.paymentId) throw refuseAny('not_found', `there is no refund ${refundId} of this payment`);
    if (own.state !== 'failed' || own.amountMinor - own.creditMinor !== refund.amountMinor)
      throw refuse('refund_not_fitting', 'it can only be for a refund of the same amount that failed');
    await books.post(tx, [entryOfAdopted(refund, now())]);
    await settle(tx, { state: 'succeeded', refundId, providerId: refund.providerId, code: null }, own);
  };

  const ensureFits = (payment: PaymentRow, { amountMinor, currency }: Shown): void => {
    const leftMinor = leftAtProvider(payment);
    if (currency !== payment.currency || amountMinor > leftMinor)
      throw refuse('refund_not_fitting', `of the payment ${leftMinor} is left: other refunds of it were asked for already`, { leftMinor });
  };

  return {
    async list({ organizerId, by }, { open, cursor, limit }) {
      await ensureAllowed(context, { organizerId, by }, 'seeMoney');
      const rows = await listMade(db.query, organizerId, { open, after: readCursor(cursor, ProviderRefundId), limit: limit + 1 });
      const { items, nextCursor } = pageOf(rows, limit, ({ madeAt: at, providerId }) => ({ at, id: providerId }));
      return { items: items.map(present), nextCursor };
    },
    async decide({ organizerId, by, id }, decision) {
      await ensureAllowed(context, { organizerId, by }, 'refund');
      const { paymentId } = await get(db.query, organizerId, id);
      return db.transaction(async tx => {
        const payment = await lockPayment(tx, paymentId);
        const refund = await get(tx, organizerId, id);
        if (!payment || refund.purpose !== null) throw refuse('refund_decided', 'somebody has said already what this was for');
        if (refund.state !== 'succeeded') throw refuse('refund_not_fitting', `the refund is ${refund.state}: no money has gone back`);
        const { purpose } = decision;
        const decided = { purpose, decidedAt: now(), decidedBy: by.sub, decidedByName: by.name, updatedAt: now() };
        await updateMade(tx, id, decided);
        await context.audit(tx, {
          by: actorOf(by),
          action: 'provider_refund.decided',
          of: { kind: 'provider_refund', id },
          organizerId,
          after: { purpose, paymentId, amountMinor: refund.amountMinor, currency: refund.currency },
        });
        if (decision.purpose === 'refund') await adopt(tx, refund, decision.refundId);
        else {
          ensureFits(payment, refund);
          const tickets = decision.purpose === 'tickets' ? decision.tickets : [];
          await assign(tx, { payment, refund, tickets, by: { id: by.sub, name: by.name } });
        }
        return present({ ...refund, ...decided });
      });
    },
  };
}
