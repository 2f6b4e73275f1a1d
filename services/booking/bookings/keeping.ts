import type { BookingKeeping } from '../booking-keeping.ts';
import type { Places } from '../places.ts';
import { createEndTickets } from './end-tickets.ts';
import { next } from './rules.ts';
import { listTickets, lockBooking, setState } from './store.ts';

export const createKeeping = (places: Places): BookingKeeping => ({
  lock: lockBooking,
  listTickets: (tx, id) => listTickets(tx, [id]),
  endTickets: createEndTickets(places),
  async moneyIsBack(tx, booking, { isBack, now }) {
    const state = next(booking.state, isBack ? 'refund' : 'unrefund');
    if (state === undefined) return booking;
    const refundedAt = isBack ? now : null;
    await setState(tx, booking.id, { state, refundedAt });
    return { ...booking, state, refundedAt };
  },
});
