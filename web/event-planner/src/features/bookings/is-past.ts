import type { Booking } from '@event-planner/contracts/booking';
import { serverNow } from '../../lib/server-clock.ts';

const hoursAfterStart = 6;

/** Whether what it is for is over, as far as a booking tells. */
export const isPast = ({ startsAt }: Pick<Booking, 'startsAt'>): boolean =>
  Date.parse(startsAt) + hoursAfterStart * 3_600_000 < serverNow();
