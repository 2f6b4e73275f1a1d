import type { Answers } from '@event-planner/contracts/answers';
import { checkAnswers } from '@event-planner/contracts/check-answers';
import type { Transaction } from '@event-planner/platform/database';
import { newId, newReference } from '@event-planner/platform/ids';
import type { BookedFiles } from '../booked-files.ts';
import type { BookingKeeping, BookingRow, TicketRow } from '../booking-keeping.ts';
import { ticketCountOf } from '../counters.ts';
import { refuse } from '../errors.ts';
import type { Gift, Moving } from '../moving.ts';
import type { Places } from '../places.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { pairTickets } from './lines.ts';
import { type MovedSeat, moveSeats } from './store.ts';

type Tx = Transaction<Tables>;

export interface GivingParts {
  readonly keeping: Pick<BookingKeeping, 'endTickets' | 'open' | 'issue'>;
  readonly places: Pick<Places, 'admit'>;
  readonly files: BookedFiles;
  readonly getEventWithin: (tx: Tx, eventId: string) => Promise<SellableEvent>;
}

/** In the order of all locks: the booking that gives is locked already, then whose caps count, then seats, then files. */
export const createGive =
  ({ keeping, places, files, getEventWithin }: GivingParts): Moving['give'] =>
  async (tx, gift) => {
    const { from, to, now } = gift;
    const event = await getEventWithin(tx, from.booking.eventId);
    const tickets = gift.tickets.map(ticket => ticket.id);
    const ended = await keeping.endTickets(tx, { booking: from.booking, tickets, by: 'transfer', now, placesStay: true });
    const lines = ended.gone.map(line => ({ ...line, priceMinor: 0 }));
    await places.admit(tx, { event, userId: to.userId, lines, now });
    const draft = bookingOf(gift, lines);
    const issued = pairTickets(lines, ended.tickets).map((ticket, at) => ticketOf(ticket, draft, at + 1));
    await moveSeats(tx, { eventId: draft.eventId, holdId: draft.holdId, seats: seatsOf(issued) });
    const { answers, fileIds } = await answersOf(tx, gift, { lines, files });
    const booking = { ...draft, answers };
    const named = issued.map((ticket, at) => ({ ...ticket, attendeeName: answers?.attendees[at]?.name ?? to.attendeeName }));
    await keeping.open(tx, booking, named);
    await keeping.issue(tx, named);
    if (fileIds.length > 0) await files.use(tx, fileIds, booking.id);
    return booking;
  };

export const seatsOf = (tickets: readonly Pick<TicketRow, 'id' | 'seat'>[]): readonly MovedSeat[] =>
  tickets.flatMap(({ seat, id }) => (seat === null ? [] : [{ seat, ticketId: id }]));

async function answersOf(
  tx: Tx,
  { from, to, answers }: Gift,
  { lines, files }: { readonly lines: BookingRow['lines']; readonly files: BookedFiles },
): Promise<{ readonly answers: Answers | null; readonly fileIds: readonly string[] }> {
  const { questions } = from.event;
  if (questions.length === 0 && answers === undefined) return { answers: null, fileIds: [] };
  const checked = checkAnswers({ questions, lines, attendeeName: to.attendeeName }, answers);
  if ('faults' in checked) throw invalidAnswers(checked.faults);
  const [claimed] = await files.claim(tx, [{ buyer: { userId: to.userId, cartId: null }, questions, answers: checked.answers }]);
  if (!claimed || 'faults' in claimed) throw invalidAnswers(claimed?.faults ?? []);
  return claimed;
}

const invalidAnswers = (faults: readonly unknown[]): Error =>
  refuse('answers_invalid', 'answers to the event’s questions are missing or wrong: see faults', { faults });

const bookingOf = ({ from, to, key, now }: Gift, lines: BookingRow['lines']): BookingRow => ({
  ...from.booking,
  ...to,
  id: newId(now.getTime()),
  reference: newReference(),
  // Nobody held it: a name for its claims.
  holdId: newId(now.getTime()),
  state: 'confirmed',
  lines,
  standing: null,
  answers: null,
  totalMinor: 0,
  price: null,
  invoiceTo: null,
  createdAt: now,
  payBy: now,
  idempotencyKey: key,
  paymentId: null,
  // It is no sale.
  confirmedAt: null,
  refundedAt: null,
  admissions: ticketCountOf(lines),
  origin: 'transfer',
  parentId: from.booking.id,
  refundedMinor: 0,
  refundedParts: null,
  returned: null,
  replaces: null,
  takesFrom: null,
  resaleIds: null,
  carriedMinor: 0,
  movedMinor: 0,
  keptMinor: 0,
  endedFeesMinor: 0,
  paidWith: null,
  awaits: null,
  dueAt: null,
});

const ticketOf = (ticket: TicketRow, booking: BookingRow, position: number): TicketRow => ({
  ...ticket,
  id: newId(booking.createdAt.getTime()),
  bookingId: booking.id,
  position,
  priceMinor: 0,
  state: 'valid',
  endedAt: null,
  offerId: null,
});
