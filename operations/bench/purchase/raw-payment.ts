import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '@event-planner/platform/database';
import { findBooking } from '@event-planner/services/booking/bookings/store';
import {
  attachIntent,
  claimKey,
  findPaymentOfBooking,
  insertPayment,
  lockPayment,
  recordFact,
} from '@event-planner/services/payment/payments/store';
import type { Tables } from '@event-planner/services/payment/tables';
import { insertEvent } from '@event-planner/services/payment/webhooks/store';
import type { RawHold } from '../holds/raw-holds.ts';
import { buyerEmail, type Databases, inMinutes } from './raw-databases.ts';
import { publishRaw } from './raw-messages.ts';
import { payRaw } from './raw-provider.ts';

export async function paymentRaw({ booking, payment, sandbox }: Databases, bookingId: string, hold: RawHold): Promise<string> {
  const [id, userId, now] = [randomUUID(), randomUUID(), new Date()];
  await claimKey(payment, { userId, key: randomUUID(), bookingId, createdAt: now });
  await findPaymentOfBooking(payment.query, bookingId);
  await findBooking(booking.query, bookingId);
  await insertPayment(payment.query, {
    id,
    bookingId,
    userId,
    email: buyerEmail,
    description: 'Bench',
    amountMinor: hold.totalMinor,
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
  });
  const providerId = await payRaw(sandbox);
  await attachIntent(payment.query, id, { providerId, clientSecret: providerId, updatedAt: now });
  let messageId = '';
  await receive(payment, { paymentId: id, type: 'payment_intent.succeeded' }, async tx => {
    await recordFact(tx, id, {
      state: 'succeeded',
      code: null,
      at: now,
      amountMinor: hold.totalMinor,
      currency: 'EUR',
      isFinal: true,
      now,
    });
    messageId = await publishRaw(tx, 'payment.completed.v1');
  });
  return messageId;
}

const receive = (
  payment: Database<Tables>,
  { paymentId, type }: { readonly paymentId: string; readonly type: string },
  apply: (tx: Transaction<Tables>) => Promise<void>,
) =>
  payment.transaction(async tx => {
    const id = randomUUID();
    await insertEvent(tx, { id, type, outcome: 'applied', paymentId, happenedAt: new Date(), receivedAt: new Date() });
    await lockPayment(tx, paymentId);
    await apply(tx);
  });
