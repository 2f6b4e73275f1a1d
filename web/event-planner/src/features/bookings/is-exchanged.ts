import type { Booking } from '@event-planner/contracts/booking';

/** Whether others came in the place of all its tickets. */
export const isExchanged = ({ state, tickets }: Pick<Booking, 'state' | 'tickets'>): boolean =>
  state === 'transferred' && tickets.every(ticket => ticket.state === 'exchanged');
