import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { BookingPayable } from '@event-planner/contracts/booking';
import { paymentTaken } from '@event-planner/contracts/payment-messages';
import type { TakenCorrection, TakenPayment } from '@event-planner/contracts/payment-ways';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { ensureAllowed } from '@event-planner/platform/team';
import type { Arrived } from '../arriving.ts';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { PaymentRow, Tables } from '../tables.ts';
import type { NoteTaking, Said } from '../takings.ts';
import { decideCorrection, entryOfCorrection } from './rules.ts';
import { findLast, insertTaking, lockLinesOf, takeSharesBack } from './store.ts';

type Tx = Transaction<Tables>;

export interface CorrectionParts {
  readonly context: PaymentContext;
  readonly books: Books;
  readonly payments: {
    lockByBooking(tx: Tx, bookingId: string): Promise<PaymentRow | undefined>;
    changePayment(tx: Tx, id: string, change: Partial<Omit<PaymentRow, 'id'>>): Promise<PaymentRow>;
  };
  readonly accountOf: Readonly<Record<TakenPayment['paidWith'], Arrived['from']>>;
}

export interface Corrections {
  /** What was said of a booking's money was a mistake. To say the same twice is to say it once. */
  correct(
    team: { readonly organizerId: string; readonly by: AccessClaims },
    bookingId: string,
    correction: TakenCorrection,
  ): Promise<PaymentRow>;
}

export const createNote =
  ({ publish }: Pick<PaymentContext, 'publish'>): NoteTaking =>
  async (tx, payment, said) => {
    const { id: paymentId, bookingId, amountMinor, currency, dueAt } = payment;
    const { by, ...rest } = said;
    const owner = { byId: by?.id ?? null, byName: by?.name ?? null };
    const { id: takingId, nth } = await insertTaking(tx, {
      id: newId(said.at.getTime()),
      paymentId,
      amountMinor,
      currency,
      ...rest,
      ...owner,
    });
    await publish(tx, paymentTaken, {
      takingId,
      paymentId,
      bookingId,
      nth,
      kind: said.kind,
      before: said.before,
      paidWith: said.paidWith,
      amountMinor,
      currency,
      reason: said.reason,
      by,
      at: said.at.toISOString(),
      dueAt: said.kind === 'undone' ? (dueAt?.toISOString() ?? null) : null,
    });
  };

/** What is owed again may be paid so much later. */
const daysToPay = 14;

/** Money that somebody said was there was not, or is elsewhere. Nothing is ever taken out of the books: another entry makes it right. */
export function createCorrections({ context, books, payments, accountOf }: CorrectionParts, note: NoteTaking): Corrections {
  const { db, now } = context;
  const undo = async (tx: Tx, payment: PaymentRow, at: Date): Promise<PaymentRow> => {
    await takeSharesBack(tx, payment.id, at);
    const dueAt = payment.dueAt ?? new Date(at.getTime() + daysToPay * 86_400_000);
    return payments.changePayment(tx, payment.id, {
      state: 'created',
      method: 'invoice',
      dueAt,
      payBy: dueAt,
      remindedAt: null,
      undone: payment.undone + 1,
      updatedAt: at,
    });
  };
  return {
    async correct({ organizerId, by }, bookingId, correction) {
      await ensureAllowed(context, { organizerId, by }, 'refund');
      const booking = await context.call('booking', { path: `/bookings/${bookingId}/payable`, response: BookingPayable });
      return db.transaction(async tx => {
        await lockLinesOf(tx, bookingId);
        const payment = await payments.lockByBooking(tx, bookingId);
        const last = payment && (await findLast(tx, payment.id));
        if (!last || booking.organizerId !== organizerId || payment.organizerId !== organizerId)
          throw refuseCommon('not_found', `nobody of yours took money for the booking ${bookingId}`);
        const { as, reason } = correction;
        const decided = decideCorrection(payment, last, correction);
        if (decided === 'said') return payment;
        if (decided === 'changed') throw refuse('taking_changed', `it was paid by ${last.paidWith ?? 'nobody'} by now: look again`);
        if (decided === 'impossible' || booking.state !== 'confirmed')
          throw refuse('taking_not_correctable', `the booking is ${booking.state} and its payment ${payment.state}, from ${last.account}`);
        const at = now();
        const to = as === 'not_paid' ? null : accountOf[as];
        await books.post(tx, [entryOfCorrection(payment, { nth: last.nth + 1, from: last.account, to, at })]);
        const after = to === null ? await undo(tx, payment, at) : payment;
        const said: Said = {
          ...saidOf(correction, last.account, to),
          before: last.paidWith,
          reason,
          by: { id: by.sub, name: by.name },
          at,
        };
        await note(tx, after, said);
        await context.audit(tx, {
          by: actorOf(by),
          action: 'payment.corrected',
          of: { kind: 'payment', id: payment.id },
          organizerId,
          before: { paidWith: last.paidWith },
          after: { as, reason, orderId: bookingId, amountMinor: payment.amountMinor, currency: payment.currency },
        });
        return after;
      });
    },
  };
}

const saidOf = ({ as }: TakenCorrection, from: Said['account'], to: Said['account'] | null): Pick<Said, 'kind' | 'paidWith' | 'account'> =>
  as === 'not_paid' || to === null ? { kind: 'undone', paidWith: null, account: from } : { kind: 'corrected', paidWith: as, account: to };
