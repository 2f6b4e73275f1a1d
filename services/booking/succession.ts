import type { Transaction } from '@event-planner/platform/database';
import type { BookingRow, TicketRow } from './booking-keeping.ts';
import type { Tables } from './tables.ts';

type Tx = Transaction<Tables>;

/**
 * What bookings do that take the place of others' tickets: those of an exchange, and those that buy tickets which are for sale again. Kept by exchanges and resales.
 * The bookings they take from are locked with them.
 */
export interface Succession {
  /** Before anything of these is sold: locks all that will change, in the order of all locks, and answers the ids of those whose tickets cannot be had any more. */
  prepare(tx: Tx, bookings: readonly BookingRow[]): Promise<ReadonlySet<string>>;
  /** Once its places are sold, before its tickets are issued: ends what they stand for, and gives back what is left of it. */
  complete(tx: Tx, booking: BookingRow, tickets: readonly TicketRow[]): Promise<void>;
  /** Tells who looks at the seats that are free by it. After it is committed. */
  announce(booking: BookingRow): void;
}

/** Where nothing takes the place of anything. */
export const noSuccession: Succession = { prepare: async () => new Set(), complete: async () => {}, announce: () => {} };

export const takesTickets = (booking: BookingRow): boolean => booking.takesFrom !== null && booking.takesFrom.length > 0;
