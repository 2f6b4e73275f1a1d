import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { BookingPayable } from '@event-planner/contracts/booking';
import {
  type bookingCancelled,
  type bookingConfirmed,
  type bookingRefundRecorded,
  paymentCompleted,
} from '@event-planner/contracts/messages';
import { paymentInvoiceCut, paymentOverdue } from '@event-planner/contracts/payment-messages';
import { BookingDue, type PaymentInstructions, type TakenPayment, type WayChoice } from '@event-planner/contracts/payment-ways';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { ensureAllowed } from '@event-planner/platform/team';
import type { z } from 'zod';
import type { Arrivals, Arrived } from '../arriving.ts';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { isInvoiced, isWrittenOff, mayStillCome } from '../invoiced.ts';
import type { NoteTaking } from '../takings.ts';
import type { Intent } from '../provider/provider.ts';
import type { EventOutcome, PaymentRow, Tables } from '../tables.ts';
import { recordChoice, recordInvoice, rowOfPayable } from './record.ts';
import { createWritingOff, type WritingOff } from './writing-off/service.ts';
import { accountOf, decideInvoiceCut, entryOfArrival, entryOfInvoiceCut, entryOfLater, instructionsOf, isAwaited } from './rules.ts';
import {
  type AwaitedRow,
  changePayment,
  claimOverdue,
  findByBooking,
  insertOffline,
  isBooked,
  listAwaited,
  lockByBooking,
  lockById,
  sumArrived,
} from './store.ts';

type Tx = Transaction<Tables>;

export interface OfflineParts {
  readonly context: PaymentContext;
  readonly books: Books;
  readonly provider: { readonly cancelIntent: (providerId: string) => Promise<Intent> };
  readonly settle: { readonly settle: (tx: Tx, intent: Intent) => Promise<EventOutcome> };
  readonly note: NoteTaking;
}

interface OfTeam {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export interface Offline extends Arrivals {
  choose(user: AccessClaims, bookingId: string, choice: z.infer<typeof WayChoice>): Promise<PaymentInstructions>;
  instructions(user: AccessClaims, bookingId: string): Promise<PaymentInstructions>;
  /** Somebody of the team has the money for a booking. Doing it twice is doing it once. */
  take(team: OfTeam, bookingId: string, taken: TakenPayment): Promise<PaymentRow>;
  listAwaited(
    team: OfTeam,
    page: { readonly writtenOff: boolean; readonly q: string | undefined; readonly cursor: string | undefined; readonly limit: number },
  ): Promise<readonly AwaitedRow[]>;
  readonly writingOff: Pick<WritingOff, 'of' | 'off' | 'back' | 'again'>;
  onChosen(tx: Tx, due: BookingDue): Promise<void>;
  onCancelled(tx: Tx, cancelled: Body<typeof bookingCancelled>): Promise<void>;
  onInvoices(tx: Tx, sold: readonly Body<typeof bookingConfirmed>[]): Promise<void>;
  /** Something of a sale went back: an invoice that is not paid yet asks for so much less. */
  onRefund(tx: Tx, refund: Body<typeof bookingRefundRecorded>): Promise<void>;
  remindOverdue(): Promise<void>;
}

const dayMs = 86_400_000;
const remindEveryDays = 7;
const notFound = (what: string): Error => refuseCommon('not_found', `there is no ${what} of yours`);

export function createOffline({ context, books, provider, settle: word, note }: OfflineParts): Offline {
  const { db, now } = context;

  const giveUpIntent: Arrivals['giveUpIntent'] = async payment => {
    if (payment.providerId === null) return payment;
    const intent = await provider.cancelIntent(payment.providerId);
    return db.transaction(async tx => {
      await word.settle(tx, intent);
      const after = await lockById(tx, payment.id);
      if (!after) throw new Error(`the payment ${payment.id} is gone`);
      // Paid at the last moment, or somebody else gave it up.
      if (after.state !== 'cancelled' || after.providerId !== intent.providerId) return after;
      const earlierIds = [...after.earlierIds, intent.providerId];
      return changePayment(tx, after.id, {
        state: 'created',
        providerId: null,
        clientSecret: null,
        earlierIds,
        failureCode: null,
        // Until its time is over its credit is reserved, even if whoever gave it up does nothing after this.
        ...(after.creditMinor > 0 && { askAt: now() }),
        updatedAt: now(),
      });
    });
  };

  /** It was paid in part and written off for the rest, of which something comes. */
  const settleLater = async (tx: Tx, paid: PaymentRow, arrived: Arrived): Promise<PaymentRow | undefined> => {
    const { amountMinor = 0 } = arrived;
    if (amountMinor === 0 || amountMinor > mayStillCome(paid)) return undefined;
    const after = await writingOff.revive(tx, paid, { ...arrived, amountMinor });
    await books.post(tx, [entryOfLater(after, arrived, amountMinor)]);
    await note(
      tx,
      { ...after, amountMinor },
      { kind: 'taken', before: null, paidWith: arrived.paidWith, account: arrived.from, reason: null, by: arrived.by, at: arrived.at },
    );
    return after;
  };

  const settle: Arrivals['settle'] = async (tx, waiting, arrived) => {
    if (!isAwaited(waiting)) return settleLater(tx, waiting, arrived);
    const revived =
      isWrittenOff(waiting) &&
      (await writingOff.revive(tx, waiting, { ...arrived, amountMinor: arrived.amountMinor ?? waiting.amountMinor }));
    const payment = revived ? { ...waiting, ...revived } : waiting;
    const paid = await changePayment(tx, payment.id, {
      state: 'succeeded',
      method: payment.method === 'provider' ? 'on_site' : payment.method,
      creditMinor: 0,
      failureCode: null,
      askAt: null,
      updatedAt: now(),
    });
    await books.post(tx, [entryOfArrival(payment, arrived)]);
    await note(tx, payment, {
      kind: 'taken',
      before: null,
      paidWith: arrived.paidWith,
      account: arrived.from,
      reason: null,
      by: arrived.by,
      at: arrived.at,
    });
    const { id: paymentId, bookingId, amountMinor, currency } = payment;
    // What an invoice was sent for has its tickets already.
    if (!isInvoiced(payment))
      await context.publish(tx, paymentCompleted, {
        paymentId,
        bookingId,
        amountMinor,
        currency,
        paidWith: arrived.paidWith,
      });
    return { ...payment, ...paid };
  };

  const writingOff = createWritingOff({ context, books, settle });

  const getPayable = (bookingId: string): Promise<BookingPayable> =>
    context.call('booking', { path: `/bookings/${bookingId}/payable`, response: BookingPayable });

  const take: Offline['take'] = async ({ organizerId, by }, bookingId, { paidWith, seenMinor, laterMinor }) => {
    await ensureAllowed(context, { organizerId, by }, 'sell');
    const booking = await getPayable(bookingId);
    if (booking.organizerId !== organizerId) throw notFound(`booking ${bookingId}`);
    const known = await findByBooking(db.query, bookingId);
    if (known) await giveUpIntent(known);
    return db.transaction(async tx => {
      await insertOffline(tx, rowOfPayable(booking, organizerId, now()));
      const payment = await lockByBooking(tx, bookingId);
      if (!payment) throw new Error(`the booking ${bookingId} has no payment`);
      if (payment.state === 'succeeded' && laterMinor === undefined) return payment;
      ensureTakeable(booking, payment);
      const owedMinor = laterMinor === undefined ? payment.amountMinor : mayStillCome(payment);
      if (owedMinor !== seenMinor || (laterMinor ?? 0) > owedMinor)
        throw refuse('amount_changed', `${owedMinor} is owed by now`, { amountMinor: owedMinor });
      const own = { ...payment, organizerId };
      const done = await settle(tx, own, {
        paidWith,
        from: accountOf[paidWith],
        at: now(),
        by: { id: by.sub, name: by.name },
        ...(laterMinor !== undefined && { amountMinor: laterMinor }),
      });
      if (!done) throw refuse('booking_not_payable', `the payment is ${payment.state}`, { state: payment.state });
      await context.audit(tx, {
        by: actorOf(by),
        action: 'payment.taken',
        of: { kind: 'payment', id: payment.id },
        organizerId,
        before: { state: payment.state },
        after: { orderId: bookingId, paidWith, amountMinor: laterMinor ?? payment.amountMinor, currency: payment.currency },
      });
      return done;
    });
  };

  return {
    giveUpIntent,
    settle,
    take,
    async choose(user, bookingId, { way }) {
      const before = await findByBooking(db.query, bookingId);
      if (before && before.userId !== user.sub) throw notFound(`booking ${bookingId}`);
      const open = before && (await giveUpIntent(before));
      if (open?.state === 'succeeded') throw refuse('booking_not_payable', 'the booking is paid', { state: 'confirmed' });
      const due = await context.call('booking', {
        method: 'POST',
        path: `/bookings/${bookingId}/way`,
        body: { userId: user.sub, way },
        response: BookingDue,
      });
      return instructionsOf(await db.transaction(tx => recordChoice(tx, due, now())));
    },
    async instructions(user, bookingId) {
      const payment = await findByBooking(db.query, bookingId);
      if (payment?.userId !== user.sub || payment.method === 'provider') throw notFound(`booking ${bookingId} that is paid slowly`);
      return instructionsOf(payment);
    },
    async listAwaited({ organizerId, by }, { writtenOff, q, cursor, limit }) {
      await ensureAllowed(context, { organizerId, by }, 'seeMoney');
      return listAwaited(db.read, { organizerId, writtenOff, q, before: cursor, limit });
    },
    writingOff,
    async onChosen(tx, due) {
      await recordChoice(tx, due, now());
    },
    async onCancelled(tx, { bookingId, reason }) {
      const payment = await lockByBooking(tx, bookingId);
      if (!payment || payment.method === 'provider' || payment.state !== 'created') return;
      await changePayment(tx, payment.id, { state: 'cancelled', failureCode: reason, updatedAt: now() });
    },
    async onInvoices(tx, sold) {
      for (const one of sold) await recordInvoice(tx, one, now());
    },
    async onRefund(tx, { refundId, bookingId, amountMinor }) {
      const payment = await lockByBooking(tx, bookingId);
      if (!payment || !isInvoiced(payment)) return;
      const { cutMinor, writtenOffMinor, change } = decideInvoiceCut(payment, amountMinor);
      if (cutMinor === 0) return;
      const entry = entryOfInvoiceCut(payment, { refundId, cutMinor, at: now() });
      if (await isBooked(tx, entry.key)) return;
      if (payment.writtenOffMinor > 0) await writingOff.rest(tx, payment, { writtenOffMinor, refundId });
      await books.post(tx, [entry]);
      await context.publish(tx, paymentInvoiceCut, { paymentId: payment.id, bookingId, refundId, cutMinor, currency: payment.currency });
      const after = await changePayment(tx, payment.id, { ...change, writtenOffMinor, updatedAt: now() });
      // What has come in parts may be all that is owed by now. What is more than that is for somebody to say.
      if (after.state === 'created' && (await sumArrived(tx, payment.id)) === after.amountMinor)
        await settle(tx, after, { paidWith: 'bank_transfer', from: 'suspense', at: now(), by: null });
    },
    async remindOverdue() {
      for (let told = 100; told === 100;)
        told = await db.transaction(async tx => {
          const overdue = await claimOverdue(tx, { now: now(), notSince: new Date(now().getTime() - remindEveryDays * dayMs) });
          for (const invoice of overdue) await context.publish(tx, paymentOverdue, overdueOf(invoice, now()));
          return overdue.length;
        });
    },
  };
}

/** At a desk nobody takes money for what is over. */
function ensureTakeable({ state }: BookingPayable, payment: PaymentRow): void {
  const isOpen = state === 'pending' || state === 'expired' || (state === 'confirmed' && isInvoiced(payment));
  if (!isOpen) throw refuse('booking_not_payable', `the booking is ${state}`, { state });
}

const overdueOf = (invoice: PaymentRow, now: Date): Body<typeof paymentOverdue> => ({
  paymentId: invoice.id,
  bookingId: invoice.bookingId,
  userId: invoice.userId,
  email: invoice.email,
  amountMinor: invoice.amountMinor,
  currency: invoice.currency,
  reference: invoice.reference ?? '',
  eventTitle: invoice.eventTitle ?? invoice.description,
  dueAt: (invoice.dueAt ?? now).toISOString(),
  reminderId: newId(now.getTime()),
});
