import type { AccessClaims } from '@event-planner/contracts/auth';
import type { WriteBack, WriteOff } from '@event-planner/contracts/payment-ways';
import type { TakenApart } from '@event-planner/contracts/taking-apart';
import { actorOf } from '@event-planner/platform/audit';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { ensureAllowed } from '@event-planner/platform/team';
import type { Arrivals, Arrived } from '../../arriving.ts';
import type { Books } from '../../books.ts';
import type { PaymentContext } from '../../context.ts';
import { refuse } from '../../errors.ts';
import type { PaymentRow, Tables } from '../../tables.ts';
import { isInvoiced, isWrittenOff } from '../../invoiced.ts';
import { isAwaited } from '../rules.ts';
import { changePayment, lockById, sumArrived } from '../store.ts';
import { entriesOfChange, entriesOfRest } from './rules.ts';
import { findStanding } from './store.ts';

type Tx = Transaction<Tables>;

interface OfTeam {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export interface WritingOff {
  /** What the books say is written off of an order. */
  of(tx: Tx, bookingId: string): Promise<TakenApart>;
  /** Nobody will pay it, or part of it: its tax is corrected. To write off all of it twice is to do it once. */
  off(team: OfTeam, paymentId: string, asked: WriteOff): Promise<PaymentRow>;
  /** What was written off is owed after all: its tax is owed again. */
  back(team: OfTeam, paymentId: string, asked: WriteBack): Promise<PaymentRow>;
  /** Money comes for what was written off: so much of it is owed again, and no more. */
  revive(tx: Tx, payment: PaymentRow, arrived: Pick<Arrived, 'by'> & { readonly amountMinor: number }): Promise<PaymentRow>;
  /** What came for it later had not come after all: it is written off as before. */
  again(
    tx: Tx,
    payment: PaymentRow,
    undone: { readonly by: AccessClaims; readonly amountMinor: number; readonly reason: string },
  ): Promise<PaymentRow>;
  /** Something of the order went back, after which less of it is written off. */
  rest(tx: Tx, payment: PaymentRow, after: { readonly writtenOffMinor: number; readonly refundId: string }): Promise<void>;
}

export interface WritingOffParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'audit' | 'call'>;
  readonly books: Books;
  readonly settle: Arrivals['settle'];
}

export function createWritingOff({ context, books, settle }: WritingOffParts): WritingOff {
  const { db, now } = context;

  const lockOwn = async (tx: Tx, { organizerId }: OfTeam, paymentId: string): Promise<PaymentRow> => {
    const payment = await lockById(tx, paymentId);
    if (payment?.organizerId !== organizerId || !isInvoiced(payment)) throw refuseCommon('not_found', `there is no invoice ${paymentId}`);
    return payment;
  };

  const change = async (
    tx: Tx,
    payment: PaymentRow,
    { to, reason }: { readonly to: number; readonly reason?: string | undefined },
  ): Promise<void> => {
    const standing = await findStanding(tx, payment.bookingId);
    await books.post(
      tx,
      entriesOfChange(payment, standing, { to, reason, about: `payment ${payment.id} ${newId(now().getTime())}`, at: now() }),
    );
  };

  /** Where parts of it had come, they may be all that is owed. */
  const settleIfAll = async (tx: Tx, payment: PaymentRow): Promise<PaymentRow> => {
    if ((await sumArrived(tx, payment.id)) !== payment.amountMinor) return payment;
    return (await settle(tx, payment, { paidWith: 'bank_transfer', from: 'suspense', at: now(), by: null })) ?? payment;
  };

  return {
    of: async (tx, bookingId) => (await findStanding(tx, bookingId)).writtenOff,
    async off(team, paymentId, { amountMinor: asked, seenMinor, reason }) {
      await ensureAllowed(context, team, 'changeMoney');
      return db.transaction(async tx => {
        const payment = await lockOwn(tx, team, paymentId);
        if (isWrittenOff(payment) && asked === undefined) return payment;
        if (!isAwaited(payment) || isWrittenOff(payment))
          throw refuse('booking_not_payable', `the invoice is ${payment.state}`, { state: payment.state });
        if (seenMinor !== undefined && seenMinor !== payment.amountMinor)
          throw refuse('amount_changed', `${payment.amountMinor} is owed by now`, { amountMinor: payment.amountMinor });
        const amountMinor = asked ?? payment.amountMinor;
        const left = payment.amountMinor - amountMinor;
        const arrived = await sumArrived(tx, paymentId);
        if (left < 0 || (left > 0 && left < arrived))
          throw refuse('write_off_too_large', `${payment.amountMinor} is owed, of which ${arrived} has come`, {
            owedMinor: payment.amountMinor,
            arrivedMinor: arrived,
          });
        const writtenOffMinor = payment.writtenOffMinor + amountMinor;
        await change(tx, payment, { to: writtenOffMinor, reason });
        await context.audit(tx, {
          by: actorOf(team.by),
          action: 'invoice.written_off',
          of: { kind: 'payment', id: paymentId },
          organizerId: team.organizerId,
          before: { amountMinor: payment.amountMinor, currency: payment.currency, orderId: payment.bookingId },
          after: { writtenOffMinor: amountMinor, owedMinor: left, reason },
        });
        const ended = left === 0 ? { state: 'cancelled' as const, failureCode: 'written_off' } : { amountMinor: left };
        const after = await changePayment(tx, paymentId, { ...ended, writtenOffMinor, updatedAt: now() });
        return left === 0 ? after : settleIfAll(tx, after);
      });
    },
    async back(team, paymentId, { seenMinor, reason }) {
      await ensureAllowed(context, team, 'changeMoney');
      return db.transaction(async tx => {
        const payment = await lockOwn(tx, team, paymentId);
        if (payment.writtenOffMinor === 0 || !(payment.state === 'created' || isWrittenOff(payment)))
          throw refuse('booking_not_payable', `${payment.writtenOffMinor} is written off, and the invoice is ${payment.state}`, {
            state: payment.state,
          });
        if (payment.writtenOffMinor !== seenMinor)
          throw refuse('amount_changed', `${payment.writtenOffMinor} is written off by now`, { amountMinor: payment.writtenOffMinor });
        await change(tx, payment, { to: 0, reason });
        const openMinor = isWrittenOff(payment) ? 0 : payment.amountMinor;
        const amountMinor = openMinor + payment.writtenOffMinor;
        await context.audit(tx, {
          by: actorOf(team.by),
          action: 'invoice.written_back',
          of: { kind: 'payment', id: paymentId },
          organizerId: team.organizerId,
          before: { writtenOffMinor: payment.writtenOffMinor, currency: payment.currency, orderId: payment.bookingId },
          after: { owedMinor: amountMinor, ...(reason !== undefined && { reason }) },
        });
        const owed = { state: 'created' as const, failureCode: null, amountMinor, writtenOffMinor: 0, updatedAt: now() };
        return settleIfAll(tx, await changePayment(tx, paymentId, owed));
      });
    },
    async revive(tx, payment, { amountMinor, by }) {
      const writtenOffMinor = payment.writtenOffMinor - amountMinor;
      await change(tx, payment, { to: writtenOffMinor });
      if (payment.organizerId !== null)
        await context.audit(tx, {
          by: by ? { kind: 'user', ...by } : { kind: 'service', name: 'payment' },
          action: 'invoice.written_back',
          of: { kind: 'payment', id: payment.id },
          organizerId: payment.organizerId,
          before: { writtenOffMinor: payment.writtenOffMinor, currency: payment.currency, orderId: payment.bookingId },
          after: { writtenOffMinor, cameMinor: amountMinor },
        });
      const owed = isWrittenOff(payment)
        ? ({ state: 'created', failureCode: null, amountMinor } as const)
        : { amountMinor: payment.amountMinor + amountMinor, later: payment.later + 1 };
      return changePayment(tx, payment.id, { ...owed, writtenOffMinor, updatedAt: now() });
    },
    async again(tx, payment, { amountMinor, by, reason }) {
      const writtenOffMinor = payment.writtenOffMinor + amountMinor;
      await change(tx, payment, { to: writtenOffMinor, reason });
      if (payment.organizerId !== null)
        await context.audit(tx, {
          by: actorOf(by),
          action: 'invoice.written_off',
          of: { kind: 'payment', id: payment.id },
          organizerId: payment.organizerId,
          before: { writtenOffMinor: payment.writtenOffMinor, currency: payment.currency, orderId: payment.bookingId },
          after: { writtenOffMinor, reason },
        });
      return changePayment(tx, payment.id, { amountMinor: payment.amountMinor - amountMinor, writtenOffMinor, updatedAt: now() });
    },
    async rest(tx, payment, { writtenOffMinor: to, refundId }) {
      const standing = await findStanding(tx, payment.bookingId);
      await books.post(tx, entriesOfRest(payment, standing, { to, about: `refund ${refundId} of what was`, at: now() }));
    },
  };
}
