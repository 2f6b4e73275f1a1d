import { randomUUID } from 'node:crypto';
import { newReference } from '@event-planner/platform/ids';
import {
  type BookingRow,
  insertBookings,
  insertTickets,
  listWithTickets,
  lockBooking,
  setConfirmed,
  type TicketRow,
} from '@event-planner/services/booking/bookings/store';
import type { Places } from '@event-planner/services/booking/places';
import type { RawHold } from '../holds/raw-holds.ts';
import { buyerEmail, type Databases, inMinutes } from './raw-databases.ts';
import { handleRaw, publishRaw } from './raw-messages.ts';

export interface Message {
  readonly bookingId: string;
  readonly messageId: string;
}

export async function bookRaw({ booking }: Pick<Databases, 'booking'>, places: Places, hold: RawHold): Promise<string> {
  const id = randomUUID();
  const userId = randomUUID();
  const key = randomUUID();
  await booking.transaction(async tx => {
    const wanted = [{ buyer: hold, holdId: hold.id, bookingId: id }];
    const [reserved] = await places.reserveAll(tx, { wanted, now: new Date(), until: inMinutes(15) });
    if (!reserved || 'refusal' in reserved) throw new Error('the hold is gone', { cause: reserved?.refusal });
    const { eventId, lines, totalMinor } = reserved.held;
    const row: BookingRow = {
      id,
      reference: newReference(),
      userId,
      email: buyerEmail,
      eventId,
      holdId: hold.id,
      state: 'pending',
      attendeeName: 'Bench',
      lines: [...lines],
      totalMinor,
      price: null,
      currency: 'EUR',
      createdAt: new Date(),
      payBy: inMinutes(15),
      idempotencyKey: key,
      paymentId: null,
      confirmedAt: null,
      refundedAt: null,
      admissions: 0,
      origin: 'online',
      parentId: null,
      refundedMinor: 0,
      refundedParts: null,
      replaces: null,
      takesFrom: null,
      resaleIds: null,
      carriedMinor: 0,
      movedMinor: 0,
      keptMinor: 0,
      endedFeesMinor: 0,
      standing: null,
      returned: null,
      paidWith: null,
      invoiceTo: null,
      soldBy: null,
      soldByName: null,
      reason: null,
      note: null,
      awaits: null,
      remindedAt: null,
      dueAt: null,
      answers: null,
    };
    await insertBookings(tx, [row]);
    await publishRaw(tx, 'booking.created.v1');
  });
  return id;
}

export async function lookRaw({ booking }: Pick<Databases, 'booking'>, bookingId: string): Promise<void> {
  await listWithTickets(booking.query, [bookingId]);
}

export const confirmRaw = ({ booking }: Pick<Databases, 'booking'>, places: Places, { bookingId, messageId }: Message): Promise<string> =>
  booking.transaction(async tx => {
    await handleRaw(tx, messageId);
    const row = await lockBooking(tx, bookingId);
    if (!row) throw new Error('the booking is gone');
    const { eventId, holdId, lines, attendeeName } = row;
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
      endedAt: null,
      offerId: null,
      blockedAt: null,
      blockChangedAt: null,
      position: at + 1,
    }));
    if (!(await places.sell(tx, { eventId, holdId, lines, tickets, now: new Date() }))) throw new Error('the places are gone');
    await insertTickets(tx, tickets);
    await setConfirmed(
      tx,
      [{ id: bookingId, paymentId: randomUUID(), admissions: tickets.length, paidWith: null, dueAt: null }],
      new Date(),
    );
    return publishRaw(tx, 'booking.confirmed.v1');
  });
