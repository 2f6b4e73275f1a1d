import { AsyncLocalStorage } from 'node:async_hooks';
import { createCombiner } from '@event-planner/platform/combining';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { type Answer, type Asked, type BatchParts, createBatch, createMake, type NewBooking } from './batch.ts';
import { maxBatch, maxWaiting } from './limits.ts';
import type { BookingParts } from './present.ts';
import type { Tables } from '../tables.ts';
import { findByKey } from './store.ts';

export interface CreateParts extends BatchParts {
  readonly read: (bookingId: string) => Promise<BookingParts>;
}

// Of whichever events: only its hold knows a booking's, and to look it up first would cost what is saved.
const together = 'bookings';

export function createBooking({ read, ...parts }: CreateParts): (wanted: NewBooking) => Promise<BookingParts> {
  const batch = createBatch(parts);
  const ask = createCombiner<Asked, Answer>({ decide: (_together, asked) => batch(asked), maxBatch, maxWaiting });

  const make = async (wanted: NewBooking): Promise<BookingParts> => {
    // What is said of a booking bears the correlation id of its own request, not of the one that began the batch.
    const answer = await ask(together, { wanted, within: AsyncLocalStorage.snapshot() });
    if ('refusal' in answer) throw answer.refusal;
    return answer.made;
  };

  // A repetition finds its hold booked or gone, or its key used, whether it comes later or waited for the first: then it gets that answer, not a refusal.
  return asked => {
    const wanted = { ...asked, request: asStored(asked.request) };
    return make(wanted).catch(async (error: unknown) => (await findSame({ read, ...parts }, wanted)) ?? Promise.reject(error));
  };
}

async function findSame({ context, read }: CreateParts, { user, key, request }: NewBooking): Promise<BookingParts | undefined> {
  const before = await findByKey(context.db.query, user.sub, key);
  if (before && (before.holdId !== request.holdId || before.attendeeName !== request.attendeeName)) {
    throw refuseCommon('idempotency_key_reused', 'this Idempotency-Key made another booking: use a new one for a new request');
  }
  return before && read(before.id);
}

export type Before = (tx: Transaction<Tables>) => Promise<Pick<NewBooking, 'changes' | 'instead' | 'exchangeOf'>>;

/** Makes one booking in a transaction of its own, of which `before` says what is different, and in which it locks first what comes before holds. */
export function createAlone(parts: CreateParts): (wanted: NewBooking, before: Before) => Promise<BookingParts> {
  const make = createMake(parts);
  return (asked, before) => {
    const wanted = { ...asked, request: asStored(asked.request) };
    const within = AsyncLocalStorage.snapshot();
    return parts.context.db
      .transaction(async tx => {
        const [answer] = await make(tx, [{ wanted: { ...wanted, ...(await before(tx)) }, within }]);
        if (!answer || 'refusal' in answer) throw answer?.refusal ?? new Error('a booking was neither made nor refused');
        return answer.made;
      })
      .catch(async (error: unknown) => (await findSame(parts, wanted)) ?? Promise.reject(error));
  };
}

/** As the database will tell it: a UUID is the same in either case, and halves of characters, which JSON can say, no text can hold. */
export const asStored = ({ holdId, attendeeName, ...rest }: NewBooking['request']): NewBooking['request'] => ({
  ...rest,
  holdId: holdId.toLowerCase(),
  attendeeName: attendeeName.toWellFormed(),
});
