import type { Reader, Selectable, Transaction } from '@event-planner/platform/database';
import type { TicketOccurrence } from './ticket-lifecycle.ts';
import type { BookingsTable, Line, Tables, TicketsTable } from './tables.ts';

export type BookingRow = Selectable<BookingsTable>;
export type TicketRow = Selectable<TicketsTable>;
/** With the version of its event that was seen at the same time. */
export interface SeenBooking extends BookingRow {
  readonly eventVersion: number;
}

export interface TicketsEnd {
  /** Locked. */
  readonly booking: BookingRow;
  /** Their ids, or all that are valid. Those that ended before, or are another booking's, are passed over. */
  readonly tickets: readonly string[] | 'all';
  readonly by: TicketOccurrence;
  readonly now: Date;
  /** Their places are others' already, who got them in this transaction: they are not free in between. */
  readonly placesStay?: boolean;
}

export interface Ended {
  /** The booking as it is from now on. */
  readonly booking: BookingRow;
  /** Those that ended by this. */
  readonly tickets: readonly TicketRow[];
  /** What it had by them. */
  readonly gone: readonly Line[];
  /** What is free again: say so once it is committed. */
  readonly freed: readonly Line[];
}

export interface MoneyBack {
  readonly isBack: boolean;
  /** All of it was owed on an invoice, and is off it: nobody had paid it, so nothing is refunded. */
  readonly isOffInvoice?: boolean;
  readonly now: Date;
}

/** What other features may do with bookings; kept by bookings. Each needs the caller's transaction, so that what depends on it changes together. */
export interface BookingKeeping {
  /** Shares the event's lock, and locks the booking. */
  lock(tx: Transaction<Tables>, id: string): Promise<SeenBooking | undefined>;
  /** As it is, without a lock: for who only looks. */
  find(db: Reader<Tables>, id: string): Promise<(SeenBooking & { readonly tickets: readonly TicketRow[] }) | undefined>;
  /** Sells what a locked booking holds and issues its tickets, though no money has come. Undefined, with nothing changed, when its places are gone. */
  confirm(tx: Transaction<Tables>, booking: SeenBooking): Promise<readonly TicketRow[] | undefined>;
  listTickets(tx: Transaction<Tables>, id: string): Promise<readonly TicketRow[]>;
  /** Writes a booking that is confirmed from the beginning, for it is made of another one's tickets, and tells everybody of it with these as its own. */
  open(tx: Transaction<Tables>, booking: BookingRow, tickets: readonly TicketRow[]): Promise<void>;
  /** Writes tickets that are issued beside a sale. */
  issue(tx: Transaction<Tables>, tickets: readonly TicketRow[]): Promise<unknown>;
  /**
   * Ends tickets, each once, and gives their numbers and seats back. A booking without valid tickets has ended too: `cancelled`, or `transferred` when some of its
   * tickets are others now.
   */
  endTickets(tx: Transaction<Tables>, ending: TicketsEnd): Promise<Ended>;
  /** Notes what the organizer keeps of tickets that ended, and which fees were theirs. Less than nothing where some of it is given back after all. */
  noteKept(tx: Transaction<Tables>, bookingId: string, noted: { readonly keptMinor: number; readonly feesMinor: number }): Promise<unknown>;
  /** Notes that all that was paid for it has gone back, or that some of it has come back again, if its state knows such a thing. */
  moneyIsBack(tx: Transaction<Tables>, booking: BookingRow, back: MoneyBack): Promise<BookingRow>;
}
