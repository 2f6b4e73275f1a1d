import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { Transaction } from '@event-planner/platform/database';
import type { BookedFiles } from '../booked-files.ts';
import type { TicketRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { LockedBooking, Moving } from '../moving.ts';
import type { Line, Tables } from '../tables.ts';
import { isAllowed } from '@event-planner/platform/team';
import { filesOf, type Parts, split } from './rules.ts';
import { findByKey, findWhose, numberTickets, updateLeft } from './store.ts';

export interface SplitsParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;
  readonly moving: Moving;
  readonly files: Pick<BookedFiles, 'use'>;
  /** A booking's lines and tickets taken apart; undefined when that would tear a bundle. */
  readonly splitLines: (
    lines: readonly Line[],
    tickets: readonly TicketRow[],
    moves: (ticket: TicketRow) => boolean,
  ) => { readonly moved: Parts; readonly rest: Parts } | undefined;
  /** Of lines, those that stand when the tickets at these numbers have ended. */
  readonly standingOf: (lines: readonly Line[], ended: ReadonlySet<number>) => readonly Line[];
}
type Tx = Transaction<Tables>;

export interface Splitting {
  readonly bookingId: string;
  readonly ticketIds: readonly string[];
  readonly by: AccessClaims;
  readonly key: string;
}
export type Splits = ReturnType<typeof createSplits>;

/** Tickets that get a booking of their own: the same buyer, the same payment, another reference. */
export const createSplits = (parts: SplitsParts) => ({
  /** Answers whose booking was made, and its id. For the buyer, and for the team on their behalf. */
  async split(wanted: Splitting): Promise<{ readonly userId: string; readonly bookingId: string }> {
    const { context } = parts;
    const { bookingId, by, key } = wanted;
    const whose = await findWhose(context.db.query, bookingId);
    const isOwn = whose?.userId === by.sub;
    if (!whose || !(isOwn || (await isAllowed(context, { eventId: whose.eventId, by }, 'changeOrders'))))
      throw refuseCommon('not_found', `there is no booking ${bookingId}`);
    const { userId } = whose;
    const made = await context.db
      .transaction(tx => splitIn(tx, parts, wanted))
      .catch(async (error: unknown) => {
        const before = await findByKey(context.db.query, userId, key);
        if (before?.parentId !== bookingId) throw error;
        return before.id;
      });
    return { userId, bookingId: made };
  },
});

async function splitIn(tx: Tx, parts: SplitsParts, { bookingId, ticketIds, key, by }: Splitting): Promise<string> {
  const { context, moving, files, splitLines, standingOf } = parts;
  const locked = await moving.lock(tx, bookingId);
  if (!locked) throw refuseCommon('not_found', `there is no booking ${bookingId}`);
  ensureNotOver(locked, context.now());
  if (locked.booking.replaces) throw refuse('not_splittable', 'a booking that took the place of another stays whole');
  const going = new Set((await moving.ensureMovable(tx, locked, { ids: ticketIds })).map(ticket => ticket.id));
  ensureSomethingStays(locked, going);
  const halves = splitLines(locked.booking.lines, locked.tickets, ticket => going.has(ticket.id));
  if (!halves) throw refuse('bundle_whole', 'tickets that were bought together for one price stay together: choose all of them');
  const { made, left } = split(locked.booking, { ...halves, key, now: context.now() });
  const ended = halves.rest.tickets.flatMap((ticket, at) => (ticket.state === 'valid' ? [] : [at + 1]));
  const standing = ended.length === 0 ? null : [...standingOf(left.lines, new Set(ended))];
  const tickets = halves.moved.tickets.map((ticket, at) => ({ ...ticket, bookingId: made.id, position: at + 1 }));
  await moving.take(tx, made, tickets);
  await updateLeft(tx, { ...left, standing });
  if (made.refundedParts) await updateLeft(tx, made);
  await numberTickets(tx, made.id, tickets);
  await numberTickets(tx, left.id, halves.rest.tickets);
  const moved = filesOf(made);
  if (moved.length > 0) await files.use(tx, moved, made.id);
  await context.audit(tx, {
    by: actorOf(by),
    action: 'order.split',
    of: { kind: 'order', id: bookingId },
    organizerId: locked.event.organizerId,
    after: { orderId: made.id, tickets: going.size },
  });
  return made.id;
}

function ensureNotOver({ event: { endsAt } }: LockedBooking, now: Date): void {
  if (now >= endsAt) throw refuse('too_late', `the event ended at ${endsAt.toISOString()}`, { until: endsAt.toISOString() });
}

function ensureSomethingStays({ tickets }: LockedBooking, going: ReadonlySet<string>): void {
  if (tickets.every(ticket => ticket.state !== 'valid' || going.has(ticket.id)))
    throw refuse('nothing_stays', 'these are all tickets of the booking: leave at least one');
}
