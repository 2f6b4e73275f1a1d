import type { Booking, BookingPayable } from '@event-planner/contracts/booking';
import type { z } from 'zod';
import type { BookingDetails } from '../booking-details.ts';
import { seatsOf } from '../places.ts';
import { createBooking, type NewBooking } from './create.ts';
import { endings } from './end.ts';
import type { Settle, SettleParts } from './settle.ts';
import { type BookingsPage, createViews } from './views.ts';

export interface Bookings {
  /** Turns a hold into a booking. The same key answers the same booking. */
  create(wanted: NewBooking): Promise<Booking>;
  get(userId: string, id: string): Promise<BookingDetails>;
  getOfTicket(userId: string, ticketId: string): Promise<BookingDetails>;
  /** For services, which may see everybody's. */
  getForService(id: string): Promise<BookingDetails>;
  getPayable(id: string): Promise<z.infer<typeof BookingPayable>>;
  list(userId: string, page: { readonly cursor: string | undefined; readonly limit: number }): Promise<BookingsPage>;
  cancel(userId: string, id: string): Promise<Booking>;
  /** Ends bookings that were not paid in time. */
  expire(): Promise<void>;
}

export function createBookings(parts: SettleParts, settle: Settle): Bookings {
  const create = createBooking(parts, settle);
  const { cancel, expireOne } = endings(parts);
  const { present, ...views } = createViews(parts);
  const changed = ({ eventId, lines }: Parameters<typeof present>[0]): void => parts.seatsChanged(eventId, seatsOf(lines));
  return {
    ...views,
    async create(wanted) {
      const row = await create(wanted);
      changed(row);
      return (await present(row)).booking;
    },
    async cancel(userId, id) {
      const row = await cancel(userId, id);
      changed(row);
      return (await present(row)).booking;
    },
    async expire() {
      // One by one: a transaction over many would keep the counters of a hot event locked.
      for (let ended = await expireOne(); ended; ended = await expireOne()) changed(ended);
    },
  };
}
