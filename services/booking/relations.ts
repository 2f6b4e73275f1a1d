import { type HoldRequest, isAdded } from '@event-planner/contracts/booking';
import type { BookingRow } from './booking-keeping.ts';
import type { Buyer } from './buyer.ts';
import type { Sums } from './counters.ts';
import type { Line } from './tables.ts';

/** How a request for places is related to what its buyer has already. */
export interface Relation {
  /** What the places are to replace: it does not count against what one person may have. */
  readonly instead: readonly Line[];
  /** The booking whose tickets those are. */
  readonly exchangeOf: string | null;
  /** What is in the order that they are added to, by ticket type: add-ons may be bought for it. */
  readonly having: Sums;
}

/** The booking that it was added to, or itself. */
export const orderIdOf = (booking: Pick<BookingRow, 'id' | 'origin' | 'parentId'>): string =>
  (isAdded(booking) && booking.parentId) || booking.id;

/** Throws `not_found` for what is not the buyer's. Undefined where there is no relation, as for almost all. */
export type FindRelation = (buyer: Buyer, request: Pick<HoldRequest, 'exchange' | 'addTo'>) => Promise<Relation | undefined>;
