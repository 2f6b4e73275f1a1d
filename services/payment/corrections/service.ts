import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { BookingPayable } from '@event-planner/contracts/booking';
import { paymentTaken } from '@event-planner/contracts/payment-messages';
import type { CorrectedTaking, StandingTakings, TakenCorrection, TakenPayment } from '@event-planner/contracts/payment-ways';
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
    findByBooking(db: PaymentContext['db']['query'], bookingId: string): Promise<PaymentRow | undefined>;
    lockByBooking(tx: Tx, bookingId: string): Promise<PaymentRow | undefined>;
    changePayment(tx: Tx, id: string, change: Partial<Omit<PaymentRow, 'id'>>): Promise<PaymentRow>;
  };
  /** What came of what was written off, and had not come after all, is written off again. */
  readonly writingOff: {
    again(
      tx: Tx,
      payment: PaymentRow,
      undone: { readonly by: AccessClaims; readonly amountMinor: number; readonly reason: string },
    ): Promise<PaymentRow>;
  };
  /** What says that it was paid is true no more. */
  readonly documents: Pick<WriteDocuments, 'noteUnpaid' | 'writeSoon'>;
  readonly accountOf: Readonly<Record<TakenPayment['paidWith'], Arrived['from']>>;
}

interface OfTeam {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export interface Corrections {
  standing(team: OfTeam, bookingId: string): Promise<StandingTakings>;
  /** What was said of a booking's money was a mistake. To say the same twice is to say it once. */
  correct(team: OfTeam, bookingId: string, correction: TakenCorrection): Promise<CorrectedTaking>;
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
  readonly last: Last & Pick<TakingRow, 'amountMinor'>;
  /** Of a payment, what came before it and stands. */
  readonly before: TakingRow | undefined;
  readonly nth: number;
  readonly decided: ReturnType<typeof decideCorrection>;
  /** Null: it is of a sale at the desk. */
  readonly payment: PaymentRow | null;
}

/** Money that somebody said was there was not, or is elsewhere. Nothing is ever taken out of the books: another entry makes it right. */
export function createCorrections(
  { context, books, payments, writingOff, accountOf, documents }: CorrectionParts,
  note: NoteTaking,
): Corrections {
  const { db, now } = context;
  const undoAll = async (tx: Tx, payment: PaymentRow, at: Date): Promise<PaymentRow> => {
    await takeSharesBack(tx, payment.id, { amountMinor: null, at });
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
  /** What came before it stands, and the payment is paid by that. */
  const undoLast = async (tx: Tx, payment: PaymentRow, { last, at, by, reason }: Undone): Promise<PaymentRow> => {
    const { amountMinor, account } = last;
    if (account === 'suspense') await takeSharesBack(tx, payment.id, { amountMinor, at });
    return writingOff.again(tx, payment, { amountMinor, by, reason });
  };
  /** What was said last, of a payment or else of a sale at the desk; both are locked. */
  const find = async (tx: Tx, bookingId: string, correction: TakenCorrection): Promise<Found | undefined> => {
    const payment = await payments.lockByBooking(tx, bookingId);
    if (payment) {
      const takings = await listTakings(tx, payment.id);
      const standing = standingOf(takings);
      const last = standing.at(-1) ?? takings.at(-1);
      if (!last) return undefined;
      const paid = { ...payment, givenBackMinor: await sumGivenBack(tx, bookingId) };
      const decided = decideCorrection(paid, last, correction);
      const isMeant = correction.takingId === undefined ? standing.length < 2 : correction.takingId === last.id;
      const of = { of: payment, last, before: standing.at(-2), nth: takings.length + 1, payment };
      return { ...of, decided: decided === 'correct' && !isMeant ? 'changed' : decided };
    }
    const sale = await lockSale(tx, bookingId);
    const said = sale && lastOfSale(sale) && ((await findLastOfSale(tx, bookingId)) ?? lastOfSale(sale));
    if (!said) return undefined;
    const last = { ...said, amountMinor: sale.totalMinor };
    const of = { ...sale, id: null, amountMinor: sale.totalMinor, dueAt: null };
    return { of, last, before: undefined, nth: said.nth + 1, payment: null, decided: decideDeskCorrection(last, correction) };
  };
  /** The order is paid as it was before what is undone now. Nobody took that anew. */
  const noteStanding = async (tx: Tx, of: Corrected, { before, reason, at }: Restated): Promise<void> => {
    const { amountMinor, paidWith, account } = before;
    await note(tx, { ...of, amountMinor }, { kind: 'corrected', before: null, paidWith, account, reason, by: null, at });
  };
  return {
    async standing({ organizerId, by }, bookingId) {
      await ensureAllowed(context, { organizerId, by }, 'refund');
      const payment = await payments.findByBooking(db.query, bookingId);
      if (payment?.organizerId !== organizerId) throw notTaken(bookingId);
      const standing = standingOf(await listTakings(db.query, payment.id));
      const items = standing.flatMap(({ id, paidWith, amountMinor, currency }) =>
        paidWith ? [{ id, paidWith, amountMinor, currency }] : [],
      );
      return { items };
    },
    async correct({ organizerId, by }, bookingId, correction) {
      await ensureAllowed(context, { organizerId, by }, 'refund');
      const booking = await context.call('booking', { path: `/bookings/${bookingId}/payable`, response: BookingPayable });
      const { as, reason } = correction;
      const paidWith = as === 'not_paid' ? null : as;
      const stands = await db.transaction(async tx => {
        await lockLinesOf(tx, bookingId);
        const found = await find(tx, bookingId, correction);
        if (!found || booking.organizerId !== organizerId || found.of.organizerId !== organizerId) throw notTaken(bookingId);
        const { of, last, before, nth, payment, decided } = found;
        if (decided === 'said') return last.paidWith;
        if (decided === 'changed') throw refuse('taking_changed', `it was paid by ${last.paidWith ?? 'nobody'} by now: look again`);
        if (decided === 'impossible' || booking.state !== 'confirmed')
          throw refuse('taking_not_correctable', `the booking is ${booking.state}, and its money in ${last.account} is no such thing`);
        const at = now();
        const to = paidWith && accountOf[paidWith];
        await books.post(tx, [entryOfCorrection(of, { nth, from: last, to, at, reason })]);
        const undo = async (paid: PaymentRow) => (before ? undoLast(tx, paid, { last, at, by, reason }) : undoAll(tx, paid, at));
        const after = payment && to === null ? await undo(payment) : of;
        const what = to === null ? ({ kind: 'undone', account: last.account } as const) : ({ kind: 'corrected', account: to } as const);
        const said = { paidWith, reason, by: { id: by.sub, name: by.name }, at };
        await note(tx, { ...after, amountMinor: last.amountMinor }, { ...what, ...said, before: last.paidWith });
        if (to === null && before) await noteStanding(tx, after, { before, reason, at });
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
            amountMinor: last.amountMinor,
            currency: of.currency,
          },
        });
        return to === null ? (before?.paidWith ?? null) : paidWith;
      });
      documents.writeSoon();
      return { bookingId, paidWith: stands };
    },
  };
}

interface Restated {
  readonly before: TakingRow;
  readonly reason: string;
  readonly at: Date;
}

interface Undone {
  readonly last: Found['last'];
  readonly at: Date;
  readonly by: AccessClaims;
  readonly reason: string;
}

const notTaken = (bookingId: string): Error => refuseCommon('not_found', `nobody of yours took money for the booking ${bookingId}`);
