import type { Booking } from '@event-planner/contracts/booking';
import { awaitsMoney } from './booking-state.ts';

export type Situation =
  | 'confirmed'
  | 'confirming'
  | 'slow'
  | 'pending'
  | 'expired'
  | 'cancelled'
  | 'refunding'
  | 'refunded'
  | 'transferred';

/**
 * What is true of a booking in the buyer's words: an accepted payment that has not arrived yet is neither unpaid nor confirmed, and where it was late,
 * nobody may say that nothing was charged: it takes the places again, or goes back.
 */
export const situationOf = (state: Booking['state'], { paid, slow }: { readonly paid: boolean; readonly slow: boolean }): Situation =>
  awaitsMoney(state, paid) ? (slow ? 'slow' : 'confirming') : state;
