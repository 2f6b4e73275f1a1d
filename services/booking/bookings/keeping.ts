import { bookingConfirmed } from '@event-planner/contracts/messages';
import type { BookingKeeping } from '../booking-keeping.ts';
import { type Confirm, confirmedAs } from './confirm.ts';
import { createEndTickets } from './end-tickets.ts';
import { next } from './lifecycle.ts';
import type { SettleParts } from './settle.ts';
import {
  getEvent,
  insertBookings,
  insertTickets,
  listTickets,
  listWithTickets,
  lockBooking,
  noteKept,
  setConfirmed,
  setState,
} from './store.ts';

export const createKeeping = ({
  context,
  places,
  coupons,
  codeOf,
  eventOf,
  confirm,
}: Pick<SettleParts, 'context' | 'places' | 'coupons' | 'codeOf' | 'eventOf'> & { readonly confirm: () => Confirm }): BookingKeeping => ({
  lock: lockBooking,
  find: async (db, id) => (await listWithTickets(db, [id]))[0],
  listTickets: (tx, id) => listTickets(tx, [id]),
  endTickets: createEndTickets(places, coupons),
  async confirm(tx, booking) {
    const [issued] = await confirm()(tx, [{ booking, event: await eventOf(tx, booking), within: work => work() }]);
    return issued;
  },
  issue: insertTickets,
  noteKept,
  async open(tx, booking, tickets) {
    await insertBookings(tx, [booking]);
    await setConfirmed(tx, [booking], booking.confirmedAt);
    const event = await getEvent(tx, booking.eventId);
    await context.publish(tx, bookingConfirmed, confirmedAs({ row: booking, event, tickets }, codeOf));
  },
  async moneyIsBack(tx, booking, { isBack, isOffInvoice = false, now }) {
    const followed = next(booking.state, isBack ? 'refund' : 'unrefund', { isBack });
    if (followed === undefined) return booking;
    const state = isOffInvoice ? booking.state : followed;
    const refundedAt = isBack ? now : null;
    await setState(tx, booking.id, { state, refundedAt });
    return { ...booking, state, refundedAt };
  },
});
