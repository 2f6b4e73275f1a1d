import type { CardPayment } from '@event-planner/demo/world';
import type { DemoMoney } from './demo-money.ts';
import { later, minuteMs, soldOf, type Step, type Story, type Told } from './demo-step.ts';
import { findByProvider, insertDispute } from './disputes/store.ts';
import { ofProvider } from './payments/rules.ts';
import { insertPayments, updatePayment } from './payments/store.ts';

/** An order that was paid by card, what went back of it, and what its buyer's bank wanted back. */
export function ofCard({ money }: Story, row: Told, payment: CardPayment): readonly Step[] {
  const { db, settle, records } = money;
  const sell = async (): Promise<void> => {
    const { id, intentId: providerId, creditMinor } = payment;
    const { bookingId, userId, email, totalMinor, currency, soldAt: at, organizerId } = row;
    await db.transaction(async tx => {
      const [{ state } = { state: 'created' }] = await insertPayments(tx, [
        {
          ...ofProvider,
          id,
          bookingId,
          userId,
          email,
          description: `${row.eventTitle.slice(0, 180)}, ${row.reference}`,
          amountMinor: totalMinor,
          promisedMinor: 0,
          refundedMinor: 0,
          currency,
          payBy: later(at, 15 * minuteMs),
          state: 'created',
          failureCode: null,
          providerId,
          clientSecret: null,
          providerSaidAt: null,
          askAt: null,
          organizerId,
          eventId: row.eventId,
          eventTitle: row.eventTitle,
          buyerName: row.buyerName,
          reference: row.reference,
          createdAt: at,
          updatedAt: at,
        },
      ]);
      if (state !== 'created') return;
      if (creditMinor > 0) await updatePayment(tx, id, { creditMinor });
      const fact = { state: 'succeeded' as const, amountMinor: totalMinor - creditMinor, currency, code: null, at };
      await settle.settle(tx, { providerId, clientSecret: null, paymentId: id, fact });
      await records.sales(tx, [soldOf(row, { paymentId: id })], at);
    });
  };
  return [
    { at: row.soldAt, run: sell },
    ...ofBack(money, row, payment),
    ...ofAtProvider(money, payment, row.currency),
    ...ofDispute(money, row, payment),
  ];
}

function ofBack({ db, records, recordRefund, settleRefund }: DemoMoney, row: Told, { id: paymentId, back }: CardPayment): readonly Step[] {
  if (!back) return [];
  const { bookingId, organizerId, userId, totalMinor, currency } = row;
  const { id: refundId, amountMinor, asCredit, providerId } = back;
  const cause = 'by_team' as const;
  const giveBack = (): Promise<void> =>
    db.transaction(async tx => {
      const about = { refundId, bookingId, paymentId, amountMinor, currency, cause };
      const credit = asCredit && organizerId !== null ? { organizerId, userId } : undefined;
      await records.refund(tx, {
        ...about,
        eventId: row.eventId,
        ...(organizerId !== null && { organizerId }),
        reference: row.reference,
        state: 'requested',
        tickets: [],
        beforeMinor: 0,
        totalMinor,
        ...(row.price && { price: row.price }),
        reason: back.reason,
        recordedAt: back.at,
      });
      const isToSend = await recordRefund(tx, { ...about, attempt: 1, credit });
      if (isToSend) await settleRefund(tx, { state: 'succeeded', refundId, providerId, code: null });
    });
  return [{ at: new Date(back.at), run: giveBack }];
}

/** Somebody gave money back at the provider, and nobody has said yet what for. */
function ofAtProvider({ db, settleAtProvider }: DemoMoney, { intentId, backAtProvider }: CardPayment, currency: string): readonly Step[] {
  if (!backAtProvider) return [];
  const { providerId, amountMinor } = backAtProvider;
  const madeAt = new Date(backAtProvider.at);
  const of = { intentId, amountMinor, currency, madeAt };
  const run = async (): Promise<void> =>
    void (await db.transaction(tx => settleAtProvider(tx, { state: 'succeeded', refundId: undefined, providerId, code: null, of })));
  return [{ at: madeAt, run }];
}

/** What the provider takes for a dispute, whoever wins it. */
const disputeFeeMinor = 2000;

function ofDispute({ db, settleDispute }: DemoMoney, row: Told, { id: paymentId, intentId, dispute }: CardPayment): readonly Step[] {
  if (!dispute) return [];
  const { providerId, reason } = dispute;
  const [openedAt, dueAt] = [new Date(dispute.openedAt), new Date(dispute.dueAt)];
  const { bookingId, organizerId, eventId, totalMinor: amountMinor, currency } = row;
  const taken = { id: `txn_${providerId}`, netMinor: -amountMinor - disputeFeeMinor, feeMinor: disputeFeeMinor, currency, at: openedAt };
  const fact = { providerId, intentId, amountMinor, currency, reason, dueAt, openedAt };
  const open = (): Promise<void> =>
    db.transaction(async tx => {
      if (await findByProvider(tx, providerId)) return;
      const known = { paymentId, bookingId, organizerId, eventId, amountMinor, currency, providerId, reason, dueAt, openedAt };
      const state = { state: 'needs_response' as const, feeMinor: disputeFeeMinor, closedAt: null, evidence: null, answeredAt: null };
      await insertDispute(tx, { id: dispute.id, ...known, ...state, providerSaidAt: openedAt, updatedAt: openedAt });
      await settleDispute(tx, { ...fact, status: 'needs_response', movements: [taken] }, openedAt);
    });
  if (dispute.wonAt === null) return [{ at: openedAt, run: open }];
  const wonAt = new Date(dispute.wonAt);
  const back = { id: `txn_won_${providerId}`, netMinor: amountMinor, feeMinor: 0, currency, at: wonAt };
  const win = async (): Promise<void> => {
    await db.transaction(tx => settleDispute(tx, { ...fact, status: 'won', movements: [taken, back] }, wonAt));
  };
  return [
    { at: openedAt, run: open },
    { at: wonAt, run: win },
  ];
}
