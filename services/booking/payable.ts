import type { BookingState } from '@event-planner/contracts/booking';

/** A pending booking whose time to pay is over has expired, whether or not the job has come by. */
export const stateAt = ({ state, payBy }: { readonly state: BookingState; readonly payBy: Date }, now: Date): BookingState =>
  state === 'pending' && payBy <= now ? 'expired' : state;
