import type { CardPayment, Sale, World } from '@event-planner/demo/world';
import type { Transaction } from '@event-planner/platform/database';
import type { BookingRow } from './booking-keeping.ts';
import { saveDispute } from './disputes/store.ts';
import { recordRefund } from './refunds/request.ts';
import { updateRefund } from './refunds/store.ts';
import type { Tables } from './tables.ts';

type Tx = Transaction<Tables>;

/** What a booking says of how it was paid. */
export function paidOf({ payment }: Sale): object {
  if (!payment) return { paymentId: null };
  if (payment.by === 'card') return { paymentId: payment.id };
  const { id: paymentId, to: invoiceTo, paidOn, dueAt } = payment;
  return paidOn === null ? { paymentId: null, paidWith: 'invoice', dueAt, invoiceTo } : { paymentId, paidWith: 'bank_transfer', invoiceTo };
}

/** What has gone back of the demo's bookings, and what banks want back. Nobody is told: payment seeds the same. */
export async function seedPayments(tx: Tx, sales: readonly Sale[], accounts: World['accounts']): Promise<void> {
  const owner = accounts.find(({ memberRole }) => memberRole === 'owner');
  if (!owner) throw new Error('nobody leads an organizer of the demo');
  for (const { id, payment } of sales) {
    if (payment?.by !== 'card' || (!payment.back && !payment.dispute)) continue;
    const booking = await tx.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await giveBack(tx, booking, { payment, by: owner });
    await dispute(tx, booking, payment);
  }
}

interface Given {
  readonly payment: CardPayment;
  readonly by: { readonly id: string; readonly name: string };
}

async function giveBack(tx: Tx, booking: BookingRow, { payment: { back, creditMinor }, by }: Given): Promise<void> {
  if (!back) return;
  const { id, amountMinor, asCredit, reason } = back;
  const at = new Date(back.at);
  const refund = await recordRefund(
    tx,
    { publish: async () => undefined },
    {
      booking,
      refund: {
        id,
        bookingId: booking.id,
        eventId: booking.eventId,
        paymentId: booking.paymentId,
        cause: 'by_team',
        key: `demo ${id}`,
        amountMinor,
        currency: booking.currency,
        tickets: [],
        asCredit,
        state: 'done',
        reason,
        byUser: by.id,
        byName: by.name,
        createdAt: at,
        settledAt: at,
      },
    },
  );
  const creditedMinor = asCredit ? amountMinor : Math.max(0, amountMinor - (booking.totalMinor - creditMinor));
  if (refund) await updateRefund(tx, id, { creditedMinor });
}

async function dispute(tx: Tx, { id: bookingId, totalMinor, currency }: BookingRow, payment: CardPayment): Promise<void> {
  if (!payment.dispute) return;
  const { id, reason, openedAt, dueAt, wonAt } = payment.dispute;
  await saveDispute(tx, {
    id,
    bookingId,
    state: wonAt === null ? 'open' : 'won',
    amountMinor: totalMinor,
    currency,
    reason,
    dueAt: new Date(dueAt),
    openedAt: new Date(openedAt),
    closedAt: wonAt === null ? null : new Date(wonAt),
  });
}
