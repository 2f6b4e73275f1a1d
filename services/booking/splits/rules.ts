import type { Answers } from '@event-planner/contracts/answers';
import { newId, newReference } from '@event-planner/platform/ids';
import type { BookingRow, TicketRow } from '../booking-keeping.ts';
import { ticketCountOf } from '../counters.ts';
import type { Line } from '../tables.ts';
import { splitAmounts } from './amounts.ts';

export interface Parts {
  readonly lines: readonly Line[];
  readonly tickets: readonly TicketRow[];
}
export interface Split {
  readonly moved: Parts;
  readonly rest: Parts;
  readonly key: string;
  readonly now: Date;
}

/** The two bookings that one becomes, each with its tickets numbered anew; `answers` are in the order of the tickets. */
export function split(booking: BookingRow, { moved, rest, key, now }: Split): { readonly made: BookingRow; readonly left: BookingRow } {
  const amounts = splitAmounts(booking, [moved.lines, rest.lines]);
  const admissions = Math.min(booking.admissions, ticketCountOf(moved.lines));
  const made: BookingRow = {
    ...booking,
    ...amounts.moved,
    id: newId(now.getTime()),
    reference: newReference(),
    // Nobody held it: a name for its claims.
    holdId: newId(now.getTime()),
    lines: [...moved.lines],
    standing: null,
    returned: null,
    // Tickets that ended stay with the other one.
    keptMinor: 0,
    endedFeesMinor: 0,
    answers: answersOf(booking.answers, moved.tickets, []),
    createdAt: now,
    idempotencyKey: key,
    origin: 'split',
    parentId: booking.id,
    admissions,
  };
  const left = {
    ...booking,
    ...amounts.rest,
    lines: [...rest.lines],
    answers: answersOf(booking.answers, rest.tickets, booking.answers?.order ?? []),
    admissions: booking.admissions - admissions,
  };
  return { made, left };
}

const answersOf = (answers: Answers | null, tickets: readonly TicketRow[], order: Answers['order']): Answers | null =>
  answers && { order, attendees: tickets.flatMap(({ position }) => answers.attendees[position - 1] ?? []) };

/** Files that the attendees of some tickets answered with. */
export const filesOf = ({ answers }: BookingRow): readonly string[] =>
  (answers?.attendees ?? []).flatMap(attendee => attendee.answers.flatMap(answer => answer.file?.id ?? []));
