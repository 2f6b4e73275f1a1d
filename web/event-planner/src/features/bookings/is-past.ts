import type { Booking } from '@event-planner/contracts/booking';
import { serverNow } from '../../lib/server-clock.ts';

/** Whether what it is for is over. */
export const isPast = ({ endsAt }: Pick<Booking, 'endsAt'>): boolean => Date.parse(endsAt) <= serverNow();
