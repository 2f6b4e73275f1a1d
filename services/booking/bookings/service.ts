import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Booking, BookingPayable } from '@event-planner/contracts/booking';
import type { z } from 'zod';
import type { BookingDetails } from '../booking-details.ts';
import { seatsOf } from '../places.ts';
import type { NewBooking } from './batch.ts';
import { type Before, createAlone, createBooking } from './create.ts';
import { createTogether } from './create-together.ts';
import { endings } from './end.ts';
import { withInvoiceTo } from './invoice-to.ts';
import type { Confirm } from './confirm.ts';
import { withParent } from './parent.ts';
import type { SettleParts } from './settle.ts';
import type { BookingRow } from './store.ts';
import { type BookingsPage, createViews } from './views.ts';

export interface Bookings {
  /** Turns a hold into a booking. The same key answers the same booking. */
  create(wanted: NewBooking): Promise<Booking>;
  /** The same in a transaction of its own, where something is different about it. */
  createAlone(wanted: NewBooking, before: Before): Promise<Booking>;
  /** Turns holds into bookings, all or none: otherwise `cart_refused` tells of each that is in the way. The same keys answer the same bookings. */
  createTogether(wanted: readonly NewBooking[]): Promise<readonly Booking[]>;
  get(userId: string, id: string): Promise<BookingDetails>;
  getOfTicket(userId: string, ticketId: string): Promise<BookingDetails>;
  /** For services, which may see everybody's. */
  getForService(id: string): Promise<BookingDetails>;
  getPayable(id: string): Promise<z.infer<typeof BookingPayable>>;
  list(userId: string, page: { readonly cursor: string | undefined; readonly limit: number }): Promise<BookingsPage>;
  /** Those that can still be paid, the most urgent first. */
  listUnpaid(userId: string): Promise<readonly Booking[]>;
  cancel(by: AccessClaims, id: string): Promise<Booking>;
  /** Ends bookings that were not paid in time. */
  expire(): Promise<void>;
  /** Ends those that are yet to be paid, of events that were cancelled. */
  cancelOfCancelledEvents(): Promise<void>;
}

export function createBookings(parts: SettleParts, confirm: Confirm): Bookings {
  const { read, present, ...views } = createViews(parts);
  const create = createBooking({ ...parts, confirm, read });
  const alone = createAlone({ ...parts, confirm, read });
  const together = createTogether({ ...parts, confirm, read });
  const { cancel, cancelOne, expireOne } = endings(parts);
  const changed = (booking: BookingRow): void => {
    parts.seatsChanged(booking.eventId, seatsOf(booking.lines));
    if (booking.state === 'confirmed') parts.succession.announce(booking);
  };
  return {
    ...views,
    async create(asked) {
      const made = await create(await withParent(parts.context.db.query, withInvoiceTo(asked)));
      changed(made.row);
      return present(made).booking;
    },
    async createAlone(wanted, before) {
      const made = await alone(wanted, before);
      changed(made.row);
      return present(made).booking;
    },
    async createTogether(wanted) {
      const made = await together(wanted.map(withInvoiceTo));
      made.forEach(({ row }) => changed(row));
      return made.map(one => present(one).booking);
    },
    async cancel(by, id) {
      const row = await cancel(by, id);
      changed(row);
      return present(await read(row.id)).booking;
    },
    async cancelOfCancelledEvents() {
      for (let ended = await cancelOne(); ended; ended = await cancelOne()) changed(ended);
    },
    async expire() {
      // One by one: a transaction over many would keep the counters of a hot event locked.
      for (let ended = await expireOne(); ended; ended = await expireOne()) changed(ended);
    },
  };
}
