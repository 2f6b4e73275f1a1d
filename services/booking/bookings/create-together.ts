import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError, refuse as refuseCommon } from '@event-planner/platform/errors';
import { refuse } from '../errors.ts';
import { createBatch, NotAll, type NewBooking } from './batch.ts';
import { asStored, type CreateParts } from './create.ts';
import type { BookingParts } from './present.ts';
import { findByKey } from './store.ts';

/** Makes a booking of each hold in one transaction, or of none: then it tells of every hold that is in the way. */
export function createTogether({ read, ...parts }: CreateParts): (wanted: readonly NewBooking[]) => Promise<readonly BookingParts[]> {
  const batch = createBatch(parts);

  const make = async (wanted: readonly NewBooking[]): Promise<readonly BookingParts[]> => {
    const within = AsyncLocalStorage.snapshot();
    const answers = await batch(
      wanted.map(one => ({ wanted: one, within })),
      { allOrNone: true },
    );
    return answers.flatMap(answer => ('made' in answer ? [answer.made] : []));
  };

  const findSame = async (wanted: readonly NewBooking[]): Promise<readonly BookingParts[] | undefined> => {
    const found = await Promise.all(wanted.map(({ user, key }) => findByKey(parts.context.db.query, user.sub, key)));
    const isOther = found.some((row, at) => row && row.holdId !== wanted[at]?.request.holdId);
    if (isOther) throw refuseCommon('idempotency_key_reused', 'this Idempotency-Key made other bookings: use a new one for a new request');
    const ids = found.flatMap(row => row?.id ?? []);
    return ids.length === wanted.length ? Promise.all(ids.map(read)) : undefined;
  };

  return asked => {
    const wanted = asked.map(one => ({ ...one, request: asStored(one.request) }));
    return make(wanted).catch(async (error: unknown) => (await findSame(wanted)) ?? Promise.reject(asRefusal(error, wanted)));
  };
}

function asRefusal(error: unknown, wanted: readonly NewBooking[]): unknown {
  if (!(error instanceof NotAll)) return error;
  const refusals = error.answers.flatMap((answer, at) => ('refusal' in answer ? tell(answer.refusal, wanted[at]?.request.holdId) : []));
  return refuse('cart_refused', `${refusals.length} of ${wanted.length} cannot be booked, so that none was: see refusals`, { refusals });
}

function tell(refusal: Error, holdId: string | undefined): object {
  if (!(refusal instanceof AppError)) throw refusal;
  return { ...refusal.details, holdId, code: refusal.code, detail: refusal.message };
}
