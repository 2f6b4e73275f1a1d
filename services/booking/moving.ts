import type { AnswersForm } from '@event-planner/contracts/answers';
import type { Transaction } from '@event-planner/platform/database';
import type { BookingRow, TicketRow } from './booking-keeping.ts';
import type { EventFacts } from './sellable-event.ts';
import type { Tables } from './tables.ts';

type Tx = Transaction<Tables>;

/** A booking that is locked, with what it has and what its event is now. */
export interface LockedBooking {
  readonly booking: BookingRow;
  /** All of them, in their order. */
  readonly tickets: readonly TicketRow[];
  readonly event: EventFacts;
}

/** Tickets that somebody gets from somebody else. */
export interface Gift {
  readonly from: LockedBooking;
  readonly tickets: readonly TicketRow[];
  readonly to: { readonly userId: string; readonly email: string; readonly attendeeName: string };
  /** To the event's questions. */
  readonly answers: AnswersForm | undefined;
  /** The same gift has the same. */
  readonly key: string;
  readonly now: Date;
}

export interface MovedSeats {
  readonly eventId: string;
  readonly holdId: string;
  readonly seats: readonly { readonly seat: string; readonly ticketId: string }[];
}

export interface AskedTickets {
  readonly ids: readonly string[];
  /** The offer that is being taken up, if it is one: that does not stand in the way. */
  readonly offer?: string;
}

/** Tickets on their way from one booking to another; kept by moves. Everything needs the caller's transaction. */
export interface Moving {
  /** Locks a booking, and shares its event's lock. Undefined where there is none. */
  lock(tx: Tx, bookingId: string): Promise<LockedBooking | undefined>;
  /**
   * Those of these tickets that the booking still has, in their order. Throws `no_such_ticket`, or `ticket_ended`, `ticket_used` or `ticket_offered` when one of them
   * cannot go anywhere: it is no longer valid, somebody came in with it, or it is offered to somebody.
   */
  ensureMovable(tx: Tx, locked: LockedBooking, asked: AskedTickets): Promise<readonly TicketRow[]>;
  /** Marks tickets as offered by this offer, which overwrites one that is over. */
  offer(tx: Tx, tickets: readonly TicketRow[], offerId: string): Promise<unknown>;
  /**
   * Ends tickets and issues others, in a confirmed booking of whom they are given to. Their places and numbers stay taken: they are never free in between.
   * Throws `limit` when the person would have too many, and `answers_invalid`.
   */
  give(tx: Tx, gift: Gift): Promise<BookingRow>;
  /** Gives the claims of sold seats to other tickets, of the booking whose hold this was. */
  moveSeats(tx: Tx, moved: MovedSeats): Promise<void>;
  /** Opens a booking that takes over the seats of these tickets; the tickets themselves are the caller's to change. */
  take(tx: Tx, booking: BookingRow, tickets: readonly TicketRow[]): Promise<void>;
}
