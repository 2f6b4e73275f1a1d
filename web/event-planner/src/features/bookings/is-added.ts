import type { Booking } from '@event-planner/contracts/booking';

/** Whether it was added to another booking, and is one order with it. */
export const isAdded = ({ origin, parentId }: Pick<Booking, 'origin' | 'parentId'>): boolean =>
  parentId !== null && (origin === 'online' || origin === 'resale');
