import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Booking } from '@event-planner/contracts/booking';
import type { ExchangeForm, ExchangeQuestion, ExchangeQuote } from '@event-planner/contracts/exchange';
import { reverseChargeOf } from '@event-planner/contracts/reverse-charge';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { Transaction } from '@event-planner/platform/database';
import type { BookingRow, TicketRow } from '../booking-keeping.ts';
import { type Buyer, owns } from '../buyer.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { LockedBooking, Moving } from '../moving.ts';
import { type HeldPlaces, seatsOf } from '../places.ts';
import type { Coupons } from '../redeeming.ts';
import type { EventFacts } from '../sellable-event.ts';
import type { Line, Tables } from '../tables.ts';
import { isAllowed } from '@event-planner/platform/team';
import { creditOf } from '../worth.ts';
import { ensureExchangeable, settle } from './rules.ts';
import { findBooking, findHold, listDates, listTicketsOf, lockAll, lockOwner, shareEvents } from './store.ts';

type Tx = Transaction<Tables>;

/** What is different about a booking of an exchange. */
export interface Special {
  readonly changes: (held: HeldPlaces) => Partial<BookingRow>;
  /** What it takes the place of, which does not count against what one person may have. */
  readonly instead: readonly Line[];
  readonly exchangeOf: string;
}
export interface NewExchange {
  readonly user: AccessClaims;
  readonly buyer: Buyer;
  readonly key: string;
  readonly request: { readonly holdId: string; readonly attendeeName: string; readonly answers?: ExchangeForm['answers'] };
}

export interface ExchangesParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;
  readonly moving: Moving;
  readonly coupons: Pick<Coupons, 'lockOf'>;
  readonly getFactsWithin: (tx: Tx, eventId: string) => Promise<EventFacts>;
  readonly findFacts: (eventId: string) => Promise<EventFacts | undefined>;
  /** Throws unless the event's terms let buyers exchange now. */
  readonly ensureTerms: (event: EventFacts, now: Date) => { readonly until: Date; readonly feeMinor: number };
  /** Makes a booking of a hold, of which `before` says what is different; that locks first what comes before holds. */
  readonly makeBooking: (wanted: NewExchange, before: (tx: Tx) => Promise<Special>) => Promise<Booking>;
}

/** A booking, and who asks: its buyer, or the team on their behalf. */
export interface AskedBooking {
  readonly bookingId: string;
  readonly by: AccessClaims;
  readonly buyer: Buyer;
}
interface Known {
  readonly booking: BookingRow;
  readonly isTeam: boolean;
}
export type Exchanges = ReturnType<typeof createExchanges>;

/** Tickets that are given for other places, another ticket type, or another date of the series. */
export const createExchanges = (parts: ExchangesParts) => ({
  async quote(asked: AskedBooking, { ticketIds, holdId }: ExchangeQuestion): Promise<ExchangeQuote> {
    const { db, now } = parts.context;
    const { booking, isTeam } = await find(parts, asked);
    const event = await parts.findFacts(booking.eventId);
    if (!event) throw noBooking(asked.bookingId);
    const terms = isTeam ? { until: null, feeMinor: 0 } : parts.ensureTerms(event, now());
    const tickets = await listTicketsOf(db.query, booking.id);
    const chosen = chosenOf(booking, tickets, ticketIds);
    const money = { creditMinor: creditOf(booking, tickets, chosen), feeMinor: terms.feeMinor * chosen.length };
    const hold = holdId === undefined ? undefined : await findHold(db.query, holdId);
    if (holdId !== undefined && !(hold && owns(asked.buyer, hold))) throw refuseCommon('not_found', `there is no hold ${holdId}`);
    return {
      ...money,
      currency: booking.currency,
      until: terms.until?.toISOString() ?? null,
      eventIds: await listDates(db.query, booking.eventId, now()),
      held: hold ? differenceOf(asCharged(booking, hold), money) : null,
    };
  },

  async create(asked: AskedBooking, key: string, form: ExchangeForm): Promise<{ readonly userId: string; readonly booking: Booking }> {
    const { booking, isTeam } = await find(parts, asked);
    const hold = await findHold(parts.context.db.query, form.holdId);
    const { holdId, attendeeName, answers } = form;
    const wanted: NewExchange = {
      // The tickets stay whose they are, whoever acts for them.
      user: { ...asked.by, sub: booking.userId, email: booking.email },
      buyer: asked.buyer,
      key,
      request: { holdId, attendeeName, ...(answers && { answers }) },
    };
    const made = await parts.makeBooking(wanted, tx =>
      begin(tx, parts, {
        bookingId: booking.id,
        eventIds: [booking.eventId, hold?.eventId ?? booking.eventId],
        isTeam,
        form,
        hold,
        by: asked.by,
      }),
    );
    return { userId: booking.userId, booking: made };
  },
});

const differenceOf = (
  { totalMinor }: Pick<Priced, 'totalMinor'>,
  { feeMinor, creditMinor }: { readonly feeMinor: number; readonly creditMinor: number },
) => ({
  totalMinor,
  differenceMinor: totalMinor + feeMinor - creditMinor,
});

async function find({ context }: ExchangesParts, { bookingId, by }: AskedBooking): Promise<Known> {
  const booking = await findBooking(context.db.query, bookingId);
  if (!booking) throw noBooking(bookingId);
  if (booking.userId === by.sub) return { booking, isTeam: false };
  if (await isAllowed(context, { eventId: booking.eventId, by }, 'changeOrders')) return { booking, isTeam: true };
  throw noBooking(bookingId);
}

interface Beginning {
  readonly by: AccessClaims;
  readonly bookingId: string;
  readonly eventIds: readonly string[];
  readonly isTeam: boolean;
  readonly form: ExchangeForm;
  readonly hold: { readonly owner: string; readonly eventId: string; readonly lines: readonly Line[] } | undefined;
}

/** Everything is locked that an exchange may change if it costs nothing, in the order of all locks; what it is worth is decided under the booking's. */
async function begin(tx: Tx, parts: ExchangesParts, { bookingId, eventIds, isTeam, form, hold, by }: Beginning): Promise<Special> {
  const { context, moving, getFactsWithin, ensureTerms } = parts;
  await shareEvents(tx, eventIds);
  const locked = await moving.lock(tx, bookingId);
  if (!locked) throw noBooking(bookingId);
  const { booking, event } = locked;
  const feeMinor = isTeam ? 0 : ensureTerms(event, context.now()).feeMinor;
  if (hold) ensureExchangeable(event, await getFactsWithin(tx, hold.eventId));
  const chosen = await moving.ensureMovable(tx, locked, { ids: form.ticketIds });
  ensureBought(booking);
  await lockOwner(tx, `user:${booking.userId}`);
  await parts.coupons.lockOf(tx, [form.holdId]);
  await lockAll(tx, { eventIds, holdIds: [form.holdId], seats: seatsToLock(locked, chosen, hold) });
  const exchange = {
    bookingId,
    ticketIds: chosen.map(ticket => ticket.id),
    creditMinor: creditOf(booking, locked.tickets, chosen),
    feeMinor: feeMinor * chosen.length,
  };
  await context.audit(tx, {
    by: actorOf(by),
    action: 'order.exchanged',
    of: { kind: 'order', id: bookingId },
    organizerId: event.organizerId,
    before: { places: chosen.map(({ place }) => place) },
    after: {
      lines: (hold?.lines ?? []).map(({ ticketTypeName, place, quantity }) => ({ ticketTypeName, place, quantity })),
      feeMinor: exchange.feeMinor,
    },
  });
  return { instead: chosen.map(lineOf), exchangeOf: bookingId, changes: held => changesOf(booking, { exchange, held, form }) };
}

interface Change {
  readonly exchange: Parameters<typeof settle>[0];
  readonly held: Priced;
  readonly form: ExchangeForm;
}

function changesOf(booking: BookingRow, { exchange, held, form }: Change): Partial<BookingRow> {
  const { totalMinor, price } = asCharged(booking, held);
  const settled = settle(exchange, totalMinor);
  const { differenceMinor } = settled.replaces;
  if (differenceMinor !== form.seenDifferenceMinor)
    throw refuse('price_changed', 'the difference is another one now: look at it again', { differenceMinor });
  return { ...settled, price, invoiceTo: booking.invoiceTo, origin: 'exchange', parentId: booking.id, takesFrom: [booking.id] };
}

type Priced = Pick<HeldPlaces, 'lines' | 'price' | 'totalMinor'>;

/** Who accounted for the tax of the old tickets does for the new ones. */
function asCharged({ price, invoiceTo }: BookingRow, held: Priced): Pick<Priced, 'price' | 'totalMinor'> {
  const charged = price?.reverseCharge ? reverseChargeOf(held.price, held.lines, invoiceTo ?? undefined) : undefined;
  return charged ? { price: charged, totalMinor: charged.totalMinor } : held;
}

const lineOf = ({ ticketTypeId, ticketTypeName, seat, place, priceMinor }: TicketRow): Line => ({
  ticketTypeId,
  ticketTypeName,
  seat,
  place,
  priceMinor,
  quantity: 1,
});

const seatsToLock = ({ booking }: LockedBooking, chosen: readonly TicketRow[], hold: Beginning['hold']) => [
  ...chosen.flatMap(({ seat }) => (seat === null ? [] : [{ eventId: booking.eventId, seat }])),
  ...seatsOf(hold?.lines ?? []).map(seat => ({ eventId: hold?.eventId ?? '', seat })),
];

function chosenOf(booking: BookingRow, tickets: readonly TicketRow[], ids: readonly string[]): readonly TicketRow[] {
  ensureBought(booking);
  const chosen = tickets.filter(ticket => ids.includes(ticket.id));
  if (chosen.length < new Set(ids).size) throw refuse('no_such_ticket', 'the booking has no such ticket', { tickets: ids });
  const ended = chosen.filter(ticket => ticket.state !== 'valid').map(ticket => ticket.id);
  if (ended.length > 0) throw refuse('ticket_ended', 'a ticket is not valid any more', { tickets: ended });
  return chosen;
}

/** What was paid for a ticket that was passed on belongs to who paid. */
function ensureBought({ origin }: BookingRow): void {
  if (origin === 'transfer') throw refuse('given_ticket', 'these tickets were given to you: ask who bought them');
}

const noBooking = (id: string): Error => refuseCommon('not_found', `there is no booking ${id}`);
