import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { type Buyer, owns } from '../buyer.ts';
import { refuse } from '../errors.ts';
import type { HoldRow } from './store.ts';

/** Somebody else's hold does not exist for you. */
export function ensureOwn(buyer: Buyer, id: string, hold: HoldRow | undefined): HoldRow {
  if (!hold || !owns(buyer, hold)) throw refuseCommon('not_found', `there is no hold ${id}`);
  return hold;
}

export const alreadyBooked = (bookingId: string): Error => refuse('hold_booked', 'this hold has become a booking', { bookingId });

export function ensureUnbooked(hold: HoldRow): HoldRow {
  if (hold.bookingId !== null) throw alreadyBooked(hold.bookingId);
  return hold;
}

export function ensureOpen(hold: HoldRow, now: Date): HoldRow {
  ensureUnbooked(hold);
  if (hold.expiresAt <= now) throw refuse('hold_expired', 'the time to book these places is over: choose again');
  return hold;
}
