import type { AccessClaims } from '@event-planner/contracts/auth';
import type { BookingRequest } from '@event-planner/contracts/booking';
import { bookingCreated } from '@event-planner/contracts/messages';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId, newReference } from '@event-planner/platform/ids';
import type { z } from 'zod';
import type { Buyer } from '../buyer.ts';
import { refuse } from '../errors.ts';
import type { HeldPlaces } from '../places.ts';
import { paySeconds } from './limits.ts';
import { type Confirm, factsOf } from './confirm.ts';
import type { BookingParts } from './present.ts';
import type { SettleParts } from './settle.ts';
import { type BookingRow, findByKey, insertBooking } from './store.ts';

export interface NewBooking {
  readonly user: AccessClaims;
  readonly buyer: Buyer;
  readonly key: string;
  readonly request: z.infer<typeof BookingRequest>;
}

export interface CreateParts extends Pick<SettleParts, 'context' | 'places' | 'eventOf'> {
  readonly confirm: Confirm;
  readonly read: (bookingId: string) => Promise<BookingParts>;
}

export function createBooking({ context, places, eventOf, confirm, read }: CreateParts): (wanted: NewBooking) => Promise<BookingParts> {
  const { db, now } = context;

  const insert = (wanted: NewBooking): Promise<BookingParts> =>
    db.transaction(async tx => {
      const createdAt = now();
      const payBy = new Date(createdAt.getTime() + paySeconds * 1000);
      const id = newId(createdAt.getTime());
      const { buyer, request } = wanted;
      const held = await places.reserve(tx, { buyer, holdId: request.holdId, bookingId: id, now: createdAt, until: payBy });
      const event = await eventOf(tx, held);
      const row = rowOf(wanted, held, { id, createdAt, payBy, currency: event.currency });
      await insertBooking(tx, { ...row, lines: JSON.stringify(row.lines) });
      await context.publish(tx, bookingCreated, factsOf(row));
      if (row.totalMinor > 0) return { row, event, tickets: [] };
      const [tickets] = await confirm(tx, [{ booking: row, event, within: work => work() }]);
      if (!tickets) throw refuse('hold_expired', 'the places are gone: choose again');
      return { row: { ...row, state: 'confirmed' }, event, tickets };
    });

  const findSame = async ({ user, key, request }: NewBooking): Promise<BookingParts | undefined> => {
    const before = await findByKey(db.query, user.sub, key);
    if (before && (before.holdId !== request.holdId || before.attendeeName !== request.attendeeName)) {
      throw refuseCommon('idempotency_key_reused', 'this Idempotency-Key made another booking: use a new one for a new request');
    }
    return before && read(before.id);
  };

  // A repetition finds its hold booked or gone, or its key used, whether it comes later or waited for the first: then it gets that answer, not a refusal.
  return wanted => insert(wanted).catch(async (error: unknown) => (await findSame(wanted)) ?? Promise.reject(error));
}

const rowOf = (
  { user, key, request }: NewBooking,
  { eventId, id: holdId, lines, totalMinor }: HeldPlaces,
  made: Pick<BookingRow, 'id' | 'createdAt' | 'payBy' | 'currency'>,
): BookingRow => ({
  ...made,
  reference: newReference(),
  userId: user.sub,
  email: user.email,
  eventId,
  holdId,
  state: 'pending',
  attendeeName: request.attendeeName,
  lines: [...lines],
  totalMinor,
  idempotencyKey: key,
  paymentId: null,
});
