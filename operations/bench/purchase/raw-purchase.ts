import { randomUUID } from 'node:crypto';
import { coupons } from '@event-planner/services/booking/coupons/desk';
import { createPlaces } from '@event-planner/services/booking/holds/places';
import { createCatalog } from '@event-planner/services/booking/inventory/catalog';
import { insertMail, lookBefore, saveBooking } from '@event-planner/services/notification/mails/store';
import { holdRaw } from '../holds/raw-holds.ts';
import type { Wish } from '../system/stage.ts';
import { bookRaw, confirmRaw, lookRaw, type Message } from './raw-booking.ts';
import { buyerEmail, type Databases, openDatabases } from './raw-databases.ts';
import { handleRaw, prepareQueues, relayRaw } from './raw-messages.ts';
import { paymentRaw } from './raw-payment.ts';

/**
 * The baseline of a purchase: what it writes and reads in PostgreSQL and nothing else, by the services' own stores in the order and the transactions of the
 * product, one at a time: hold, booking, payment, the provider's rows, its webhook, confirmation with tickets, one look at the result, the mail's row, and for each message its
 * outbox, queue and inbox rows. Without HTTP, tokens, validation, signatures, PDF, mail, and without waiting for anybody.
 */
export async function openRawShop(
  urls: Readonly<Record<string, string>>,
  scope: AsyncDisposableStack,
): Promise<(wish: Wish) => Promise<void>> {
  const databases = openDatabases(urls, scope);
  await prepareQueues([databases.booking.query, databases.payment.query], databases.broker.query);
  const catalog = createCatalog(databases.booking);
  const places = createPlaces(catalog.getWithin, coupons);
  return async wish => {
    await catalog.find(wish.eventId); // Kept in memory, as the product does by holding.
    const hold = await holdRaw(databases.booking.transaction, wish);
    if (!hold) throw new Error('the places were taken');
    const bookingId = await bookRaw(databases, places, hold);
    const paid = await paymentRaw(databases, bookingId, hold);
    await relayRaw(databases.payment, databases.broker, paid);
    const confirmed = await confirmRaw(databases, places, { bookingId, messageId: paid });
    await relayRaw(databases.booking, databases.broker, confirmed);
    await lookRaw(databases, bookingId);
    await mail(databases, { bookingId, messageId: confirmed });
  };
}

const mail = ({ notification }: Databases, { bookingId, messageId }: Message): Promise<void> =>
  notification.transaction(async tx => {
    const userId = randomUUID();
    await handleRaw(tx, messageId);
    await saveBooking(tx, { id: bookingId, userId, email: buyerEmail, reference: 'BENCH', eventTitle: 'Bench' });
    await lookBefore(tx, { kind: 'confirmation', subjectId: bookingId, readerId: userId });
    await insertMail(tx, {
      id: randomUUID(),
      kind: 'confirmation',
      subjectId: bookingId,
      userId,
      email: buyerEmail,
      subject: 'Bench',
      sentAt: new Date(),
      causedBy: null,
    });
  });
