import { randomUUID } from 'node:crypto';
import { createDatabase, type Database, type Transaction } from '@event-planner/platform/database';
import { newReference } from '@event-planner/platform/ids';
import {
  findBooking,
  findByKey,
  getEvent,
  insertBooking,
  insertTickets,
  listTickets,
  lockBooking,
  setState,
  type TicketRow,
} from '@event-planner/services/booking/bookings/store';
import { createPlaces } from '@event-planner/services/booking/holds/places';
import { createCatalog } from '@event-planner/services/booking/inventory/catalog';
import type { Tables as BookingTables } from '@event-planner/services/booking/tables';
import { insertMail, isMailSent, saveBooking } from '@event-planner/services/notification/mails/store';
import type { Tables as NotificationTables } from '@event-planner/services/notification/tables';
import {
  attachIntent,
  claimKey,
  findPaymentOfBooking,
  insertPayment,
  lockPayment,
  updatePayment,
} from '@event-planner/services/payment/payments/store';
import type { Tables as PaymentTables } from '@event-planner/services/payment/tables';
import { insertEvent, setOutcome } from '@event-planner/services/payment/webhooks/store';
import { named } from './named.ts';
import { holdRaw, type RawHold } from './raw-holds.ts';
import { handleRaw, prepareQueues, publishRaw, relayRaw } from './raw-messages.ts';
import { payRaw } from './raw-provider.ts';
import type { Wish } from './stage.ts';

interface Databases {
  readonly booking: Database<BookingTables>;
  readonly payment: Database<PaymentTables>;
  readonly notification: Database<NotificationTables>;
  readonly sandbox: Database<unknown>;
  readonly broker: Database<unknown>;
}

/** As many connections for each database as a service has. */
const connections = 12;

/**
 * The baseline of a purchase: what it writes and reads in PostgreSQL and nothing else, by the services' own stores in the order and the transactions of the
 * product: hold, booking, payment, the provider's rows, its two webhooks, confirmation with tickets, one look at the result, the mail's row, and for each message its
 * outbox, queue and inbox rows. Without HTTP, tokens, validation, signatures, PDF, mail, and without waiting for anybody.
 */
export async function openRawShop(
  urls: Readonly<Record<string, string>>,
  scope: AsyncDisposableStack,
): Promise<(wish: Wish) => Promise<void>> {
  const open = <Tables>(name: string) =>
    scope.adopt(createDatabase<Tables>({ url: named(urls, name), applicationName: 'bench', maxConnections: connections }), database =>
      database.close(),
    );
  const databases: Databases = {
    booking: open('booking'),
    payment: open('payment'),
    notification: open('notification'),
    sandbox: open('sandbox'),
    broker: open('broker'),
  };
  await prepareQueues([databases.booking.query, databases.payment.query], databases.broker.query);
  const catalog = createCatalog(databases.booking);
  const places = createPlaces(catalog.getWithin);
  return async wish => {
    await catalog.find(wish.eventId); // Kept in memory, as the product does by holding.
    const hold = await holdRaw(databases.booking.transaction, wish);
    if (!hold) throw new Error('the places were taken');
    const bookingId = await book(databases, places, hold);
    const paid = await pay(databases, bookingId, hold);
    await relayRaw(databases.payment, databases.broker, paid);
    const confirmed = await confirm(databases, places, { bookingId, messageId: paid });
    await relayRaw(databases.booking, databases.broker, confirmed);
    await look(databases, bookingId);
    await mail(databases, { bookingId, messageId: confirmed });
  };
}

type Places = ReturnType<typeof createPlaces>;

const email = 'bench@example.test';
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

async function book({ booking }: Databases, places: Places, hold: RawHold): Promise<string> {
  const id = randomUUID();
  const userId = randomUUID();
  const key = randomUUID();
  await findByKey(booking.query, userId, key);
  await booking.transaction(async tx => {
    const { eventId, lines, totalMinor } = await places.reserve(tx, {
      buyer: hold,
      holdId: hold.id,
      bookingId: id,
      now: new Date(),
      until: inMinutes(15),
    });
    const { currency } = await getEvent(tx, eventId);
    await insertBooking(tx, {
      id,
      reference: newReference(),
      userId,
      email,
      eventId,
      holdId: hold.id,
      state: 'pending',
      attendeeName: 'Bench',
      lines: JSON.stringify(lines),
      totalMinor,
      currency,
      createdAt: new Date(),
      payBy: inMinutes(15),
      idempotencyKey: key,
      paymentId: null,
    });
    await publishRaw(tx, 'booking.created.v1');
  });
  await look({ booking }, id);
  return id;
}

async function look({ booking }: Pick<Databases, 'booking'>, bookingId: string): Promise<void> {
  const row = await findBooking(booking.query, bookingId);
  await Promise.all([getEvent(booking.query, row?.eventId ?? ''), listTickets(booking.query, [bookingId])]);
}

async function pay({ booking, payment, sandbox }: Databases, bookingId: string, hold: RawHold): Promise<string> {
  const [id, userId, now] = [randomUUID(), randomUUID(), new Date()];
  await claimKey(payment, { userId, key: randomUUID(), bookingId, createdAt: now });
  await findPaymentOfBooking(payment.query, bookingId);
  const row = await findBooking(booking.query, bookingId);
  await getEvent(booking.query, row?.eventId ?? '');
  await insertPayment(payment.query, {
    id,
    bookingId,
    userId,
    email,
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
  await receive(payment, { paymentId: id, type: 'payment_intent.created' }, () => Promise.resolve());
  let messageId = '';
  await receive(payment, { paymentId: id, type: 'payment_intent.succeeded' }, async tx => {
    await updatePayment(tx, id, { state: 'succeeded', providerSaidAt: now, updatedAt: now, askAt: null });
    messageId = await publishRaw(tx, 'payment.completed.v1');
  });
  return messageId;
}

const receive = (
  payment: Database<PaymentTables>,
  { paymentId, type }: { readonly paymentId: string; readonly type: string },
  apply: (tx: Transaction<PaymentTables>) => Promise<void>,
) =>
  payment.transaction(async tx => {
    const id = randomUUID();
    await insertEvent(tx, { id, type, outcome: 'ignored', paymentId, happenedAt: new Date(), receivedAt: new Date() });
    await lockPayment(tx, paymentId);
    await apply(tx);
    await setOutcome(tx, id, 'applied');
  });

interface Message {
  readonly bookingId: string;
  readonly messageId: string;
}

const confirm = ({ booking }: Databases, places: Places, { bookingId, messageId }: Message): Promise<string> =>
  booking.transaction(async tx => {
    await handleRaw(tx, messageId);
    const row = await lockBooking(tx, bookingId);
    if (!row) throw new Error('the booking is gone');
    const { eventId, holdId, lines, attendeeName } = row;
    await getEvent(tx, eventId);
    const tickets = lines.map(({ ticketTypeId, ticketTypeName, seat, place, priceMinor }, at): TicketRow => ({
      id: randomUUID(),
      bookingId,
      eventId,
      ticketTypeId,
      ticketTypeName,
      attendeeName,
      seat,
      place,
      priceMinor,
      state: 'valid',
      position: at + 1,
    }));
    if (!(await places.sell(tx, { eventId, holdId, lines, tickets, now: new Date() }))) throw new Error('the places are gone');
    await insertTickets(tx, tickets);
    await setState(tx, bookingId, { state: 'confirmed' });
    return publishRaw(tx, 'booking.confirmed.v1');
  });

const mail = ({ notification }: Databases, { bookingId, messageId }: Message): Promise<void> =>
  notification.transaction(async tx => {
    const userId = randomUUID();
    await handleRaw(tx, messageId);
    await saveBooking(tx, { id: bookingId, userId, email, reference: 'BENCH', eventTitle: 'Bench' });
    await isMailSent(tx, { kind: 'confirmation', subjectId: bookingId });
    await insertMail(tx, {
      id: randomUUID(),
      kind: 'confirmation',
      subjectId: bookingId,
      userId,
      email,
      subject: 'Bench',
      sentAt: new Date(),
    });
  });
