import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { BookingPayable } from '@event-planner/contracts/booking';
import { paymentTaken } from '@event-planner/contracts/payment-messages';
import type { CorrectedTaking, TakenCorrection, TakenPayment } from '@event-planner/contracts/payment-ways';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { ensureAllowed } from '@event-planner/platform/team';
import type { Arrived } from '../arriving.ts';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { WriteDocuments } from '../document-writing.ts';
import type { PaymentRow, Tables, TakingRow } from '../tables.ts';
import type { NoteTaking } from '../takings.ts';
import { type Corrected, decideCorrection, decideDeskCorrection, entryOfCorrection, type Last, lastOfSale, standingOf } from './rules.ts';
import { findLastOfSale, insertTaking, listTakings, lockLinesOf, lockSale, sumGivenBack, takeSharesBack } from './store.ts';

type Tx = Transaction<Tables>;

export interface CorrectionParts {
  readonly context: PaymentContext;
  readonly books: Books;
  readonly payments: {
    lockByBooking(tx: Tx, bookingId: string): Promise<PaymentRow | undefined>;
    changePayment(tx: Tx, id: string, change: Partial<Omit<PaymentRow, 'id'>>): Promise<PaymentRow>;
  };
  /** What says that it was paid is true no more. */
  readonly documents: Pick<WriteDocuments, 'noteUnpaid' | 'writeSoon'>;
  readonly accountOf: Readonly<Record<TakenPayment['paidWith'], Arrived['from']>>;
}

export interface Corrections {
  /** What was said of a booking's money was a mistake. To say the same twice is to say it once. */
  correct(
    team: { readonly organizerId: string; readonly by: AccessClaims },
    bookingId: string,
    correction: TakenCorrection,
  ): Promise<CorrectedTaking>;
}

export const createNote =
  ({ publish }: Pick<PaymentContext, 'publish'>): NoteTaking =>
  async (tx, { id: paymentId, bookingId, amountMinor, currency, dueAt }, said) => {
    const { by, ...rest } = said;
    const owner = { byId: by?.id ?? null, byName: by?.name ?? null };
    const { id: takingId, nth } = await insertTaking(tx, {
      id: newId(said.at.getTime()),
      paymentId,
      bookingId: paymentId === null ? bookingId : null,
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

interface Found {
  readonly of: Corrected;
  /** As it stands, the last one last: that is what is corrected. What did not come is all of it. */
  readonly standing: readonly (Last & Pick<TakingRow, 'amountMinor'>)[];
  readonly last: Last & Pick<TakingRow, 'nth' | 'amountMinor'>;
  readonly decided: ReturnType<typeof decideCorrection>;
  /** Null: it is of a sale at the desk. */
  readonly payment: PaymentRow | null;
}

/** Money that somebody said was there was not, or is elsewhere. Nothing is ever taken out of the books: another entry makes it right. */
export function createCorrections({ context, books, payments, accountOf, documents }: CorrectionParts, note: NoteTaking): Corrections {
  const { db, now } = context;
  const undo = async (tx: Tx, payment: PaymentRow, at: Date): Promise<PaymentRow> => {
    await takeSharesBack(tx, payment.id, at);
    const dueAt = payment.dueAt ?? new Date(at.getTime() + daysToPay * 86_400_000);
    const owed = await payments.changePayment(tx, payment.id, {
      state: 'created',
      method: 'invoice',
      dueAt,
      payBy: dueAt,
      remindedAt: null,
      undone: payment.undone + 1,
      later: 0,
      updatedAt: at,
    });
    await documents.noteUnpaid(tx, payment);
    return owed;
  };
  /** What was said last, of a payment or else of a sale at the desk; both are locked. */
  const find = async (tx: Tx, bookingId: string, correction: TakenCorrection): Promise<Found | undefined> => {
    const payment = await payments.lockByBooking(tx, bookingId);
    if (payment) {
      const takings = await listTakings(tx, payment.id);
      const [standing, last] = [standingOf(takings), takings.at(-1)];
      const paid = { ...payment, givenBackMinor: await sumGivenBack(tx, bookingId) };
      return last && { of: payment, standing, last, payment, decided: decideCorrection(paid, last, correction) };
    }
    const sale = await lockSale(tx, bookingId);
    const said = sale && lastOfSale(sale) && ((await findLastOfSale(tx, bookingId)) ?? lastOfSale(sale));
    if (!said) return undefined;
    const last = { ...said, amountMinor: sale.totalMinor };
    const of = { ...sale, id: null, amountMinor: sale.totalMinor, dueAt: null };
    return { of, standing: [last], last, payment: null, decided: decideDeskCorrection(last, correction) };
  };
  return {
    async correct({ organizerId, by }, bookingId, correction) {
      await ensureAllowed(context, { organizerId, by }, 'refund');
      const booking = await context.call('booking', { path: `/bookings/${bookingId}/payable`, response: BookingPayable });
      const { as, reason } = correction;
      const paidWith = as === 'not_paid' ? null : as;
      await db.transaction(async tx => {
        await lockLinesOf(tx, bookingId);
        const found = await find(tx, bookingId, correction);
        if (!found || booking.organizerId !== organizerId || found.of.organizerId !== organizerId)
          throw refuseCommon('not_found', `nobody of yours took money for the booking ${bookingId}`);
        const { of, standing, last, payment, decided } = found;
        if (decided === 'said') return;
        if (decided === 'changed') throw refuse('taking_changed', `it was paid by ${last.paidWith ?? 'nobody'} by now: look again`);
        if (decided === 'impossible' || booking.state !== 'confirmed')
          throw refuse('taking_not_correctable', `the booking is ${booking.state}, and its money in ${last.account} is no such thing`);
        const at = now();
        const to = paidWith && accountOf[paidWith];
        const about = to === null ? standing : [last];
        await books.post(tx, [entryOfCorrection(of, { nth: last.nth + 1, from: about, to, at })]);
        const after = payment && to === null ? await undo(tx, payment, at) : of;
        const said = { paidWith, reason, by: { id: by.sub, name: by.name }, at };
        for (const { account, amountMinor, paidWith: before } of about.toReversed()) {
          const what = to === null ? ({ kind: 'undone', account } as const) : ({ kind: 'corrected', account: to } as const);
          await note(tx, { ...after, amountMinor }, { ...what, ...said, before });
        }
        await context.audit(tx, {
          by: actorOf(by),
          action: 'payment.corrected',
          of: payment ? { kind: 'payment', id: payment.id } : { kind: 'order', id: bookingId },
          organizerId,
          before: { paidWith: last.paidWith },
          after: {
            as,
            reason,
            orderId: bookingId,
            amountMinor: about.reduce((sum, taken) => sum + taken.amountMinor, 0),
            currency: of.currency,
          },
        });
      });
      documents.writeSoon();
      return { bookingId, paidWith };
    },
  };
}
