import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '@event-planner/platform/database';
import { listWithTickets } from '@event-planner/services/booking/bookings/store';
import { attachIntents, claimKeys, insertPayments, lockFreePayments, savePayments } from '@event-planner/services/payment/payments/store';
import type { PaymentRow, Tables } from '@event-planner/services/payment/tables';
import { finishEvents, insertEvents } from '@event-planner/services/payment/webhooks/store';
import type { RawHold } from '../holds/raw-holds.ts';
import { buyerEmail, type Databases, inMinutes } from './raw-databases.ts';
import { publishRaw } from './raw-messages.ts';
import { ofProvider } from '../../../services/payment/payments/rules.ts';
import { payRaw } from './raw-provider.ts';

export async function paymentRaw({ booking, payment, sandbox }: Databases, bookingId: string, hold: RawHold): Promise<string> {
  const [id, userId, now] = [randomUUID(), randomUUID(), new Date()];
  await claimKeys(payment.query, [{ userId, key: randomUUID(), bookingId, createdAt: now }]);
  await listWithTickets(booking.query, [bookingId]);
  await insertPayments(payment.query, [
    {
      ...ofProvider,
      id,
      bookingId,
      userId,
      email: buyerEmail,
      description: 'Bench',
      amountMinor: hold.totalMinor,
      promisedMinor: 0,
      refundedMinor: 0,
      currency: 'EUR',
      payBy: inMinutes(15),
      state: 'created',
      failureCode: null,
      providerId: null,
      clientSecret: null,
      providerSaidAt: null,
      askAt: inMinutes(1),
      createdAt: now,
      updatedAt: now,
    },
  ]);
  const providerId = await payRaw(sandbox);
  await attachIntents(payment.query, [{ id, providerId, clientSecret: providerId, creditMinor: 0, updatedAt: now }]);
  let messageId = '';
  await receive(payment, { paymentId: id, type: 'payment_intent.succeeded' }, async (tx, locked) => {
    await savePayments(
      tx,
      locked.map(row => ({ ...row, state: 'succeeded', providerSaidAt: now, askAt: null, updatedAt: now })),
    );
    messageId = await publishRaw(tx, 'payment.completed.v1');
  });
  return messageId;
}

const receive = async (
  payment: Database<Tables>,
  { paymentId, type }: { readonly paymentId: string; readonly type: string },
  apply: (tx: Transaction<Tables>, locked: readonly PaymentRow[]) => Promise<void>,
): Promise<void> => {
  const id = randomUUID();
  const at = new Date();
  await insertEvents(payment.query, [
    { id, type, outcome: null, paymentId, happenedAt: at, receivedAt: at, handleAt: at, said: JSON.stringify({ id, type, paymentId }) },
  ]);
  await payment.transaction(async tx => {
    const locked = await lockFreePayments(tx, [paymentId]);
    await finishEvents(tx, new Map([[id, 'applied']]));
    await apply(tx, locked);
  });
};
