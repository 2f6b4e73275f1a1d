import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Resale, ResaleForm, ResaleOffer, Resales as ResaleList } from '@event-planner/contracts/resale';
import { mostFor } from '@event-planner/contracts/self-service';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { BookingRow, TicketRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { LockedBooking, Moving } from '../moving.ts';
import type { EventFacts, SellableEvent } from '../sellable-event.ts';
import type { Line } from '../tables.ts';
import { worthOf } from '../worth.ts';
import { keptListings, next, payoutOf, stateAt } from './rules.ts';
import {
  findBooking,
  insertListing,
  type ListingRow,
  listForSale,
  listOfBooking,
  listTickets,
  listWaited,
  lockListings,
  type Tx,
  updateListing,
} from './store.ts';

export type ResaleTerms = NonNullable<EventFacts['selfService']['resale']> & { readonly until: Date };

export interface ResalesParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'audit'>;
  readonly moving: Moving;
  readonly ensureTerms: (event: EventFacts, now: Date) => ResaleTerms;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  /** The line that a ticket is of. */
  readonly lineOf: (lines: readonly Line[], tickets: readonly TicketRow[], ticketId: string) => Line | undefined;
  /** Something is for sale: those who wait are served soon after. */
  readonly placesChanged: (eventId: string) => void;
}
interface Own {
  readonly bookingId: string;
  readonly by: AccessClaims;
}
export type Resales = ReturnType<typeof createResales>;

/** Tickets for sale again, at no more than the organizer's terms allow. They stay valid and their owner's until they are sold. */
export const createResales = (parts: ResalesParts) => ({
  /** What one has for sale, and what one may ask. */
  async list({ bookingId, by }: Own): Promise<ResaleList> {
    const { db, now } = parts.context;
    const booking = await findBooking(db.query, bookingId);
    if (booking?.userId !== by.sub) throw noBooking(bookingId);
    const items = (await listOfBooking(db.query, bookingId, now())).map(row => present(row, booking.currency, now()));
    return { items, limits: await limitsOf(parts, booking) };
  },
  /** For everybody: never whose they are, and nothing that is for who waits. */
  async listOffers(eventId: string): Promise<{ items: ResaleOffer[]; currency: string }> {
    const { db, now } = parts.context;
    const event = await parts.findEvent(eventId);
    if (!event) throw refuseCommon('not_found', `there is no event ${eventId}`);
    const kept = keptListings(event, await listWaited(db.query, eventId, now()), now());
    const rows = event.facts.state === 'published' ? await listForSale(db.query, { eventId, kept: [...kept], now: now() }) : [];
    return { items: rows.map(presentOffer), currency: event.facts.currency };
  },

  async offer(own: Own, form: ResaleForm): Promise<Resale> {
    const { eventId, resale } = await parts.context.db.transaction(tx => offerIn(tx, parts, { own, form }));
    parts.placesChanged(eventId);
    return resale;
  },

  withdraw: (own: Own, resaleId: string): Promise<Resale> =>
    parts.context.db.transaction(async tx => {
      const now = parts.context.now();
      const { booking, event } = await lockOwn(tx, parts, own);
      const [row] = await lockListings(tx, [resaleId], now);
      if (row?.bookingId !== own.bookingId) throw refuseCommon('not_found', 'there is no such listing');
      const state = stateAt(row, now);
      if (next(state, 'withdraw') === undefined) throw refuse('resale_over', `this listing is ${state}`, { state });
      await updateListing(tx, row.id, { state: 'withdrawn', endedAt: now });
      await parts.context.audit(tx, {
        by: actorOf(own.by),
        action: 'resale.withdrawn',
        of: { kind: 'resale', id: row.id },
        organizerId: event.organizerId,
        before: { orderId: own.bookingId, place: row.place, priceMinor: row.priceMinor },
      });
      return present({ ...row, state: 'withdrawn' }, booking.currency, now);
    }),
});

async function limitsOf({ context, findEvent, ensureTerms }: ResalesParts, booking: BookingRow): Promise<ResaleList['limits']> {
  const event = (await findEvent(booking.eventId))?.facts;
  if (!event || booking.state !== 'confirmed' || booking.origin === 'transfer') return [];
  let terms: ResaleTerms;
  try {
    terms = ensureTerms(event, context.now());
  } catch {
    return [];
  }
  const tickets = await listTickets(context.db.query, booking.id);
  return tickets
    .filter(ticket => ticket.state === 'valid' && mostFor(ticket.priceMinor, terms) > 0)
    .map(ticket => ({ ticketId: ticket.id, maxMinor: mostFor(ticket.priceMinor, terms), keepBasisPoints: terms.keepBasisPoints }));
}

interface Offered {
  readonly eventId: string;
  readonly resale: Resale;
}
async function offerIn(tx: Tx, parts: ResalesParts, { own, form }: { readonly own: Own; readonly form: ResaleForm }): Promise<Offered> {
  const { context, moving, ensureTerms, lineOf } = parts;
  const now = context.now();
  const locked = await lockOwn(tx, parts, own);
  const { booking, event, tickets } = locked;
  const terms = ensureTerms(event, now);
  const [ticket] = await moving.ensureMovable(tx, locked, { ids: [form.ticketId] });
  if (!ticket) throw refuse('no_such_ticket', 'the booking has no such ticket', { tickets: [form.ticketId] });
  if (booking.origin === 'transfer') throw refuse('given_ticket', 'this ticket was given to you: ask who bought it');
  const maxMinor = mostFor(ticket.priceMinor, terms);
  if (form.priceMinor > maxMinor) throw refuse('price_too_high', `at most ${maxMinor} may be asked for it`, { maxMinor });
  const paidMinor = worthOf(booking, tickets).get(ticket.id) ?? 0;
  const row = {
    id: newId(now.getTime()),
    bookingId: booking.id,
    eventId: booking.eventId,
    ticketId: ticket.id,
    ticketTypeId: ticket.ticketTypeId,
    ticketTypeName: ticket.ticketTypeName,
    seat: ticket.seat,
    place: ticket.place,
    phase: lineOf(booking.lines, tickets, ticket.id)?.phase ?? null,
    priceMinor: form.priceMinor,
    payoutMinor: payoutOf({ priceMinor: form.priceMinor, paidMinor }, terms),
    state: 'listed' as const,
    createdAt: now,
    expiresAt: terms.until,
    endedAt: null,
    holdId: null,
    soldAs: null,
  };
  await insertListing(tx, row);
  await moving.offer(tx, [ticket], row.id);
  await context.audit(tx, {
    by: actorOf(own.by),
    action: 'resale.offered',
    of: { kind: 'resale', id: row.id },
    organizerId: event.organizerId,
    after: { orderId: row.bookingId, place: row.place, priceMinor: row.priceMinor },
  });
  return { eventId: row.eventId, resale: present({ ...row, intact: true, isHeld: false }, booking.currency, now) };
}

async function lockOwn(tx: Tx, { moving }: ResalesParts, { bookingId, by }: Own): Promise<LockedBooking> {
  const locked = await moving.lock(tx, bookingId);
  if (locked?.booking.userId !== by.sub) throw noBooking(bookingId);
  return locked;
}

const present = (row: ListingRow, currency: string, now: Date): Resale => ({
  id: row.id,
  state: stateAt(row, now),
  ticketId: row.ticketId,
  priceMinor: row.priceMinor,
  payoutMinor: row.payoutMinor,
  currency,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

const presentOffer = ({ id, ticketTypeId, ticketTypeName, seat, place, priceMinor }: ListingRow): ResaleOffer => ({
  id,
  ticketTypeId,
  ticketTypeName,
  seat,
  place,
  priceMinor,
});

const noBooking = (id: string): Error => refuseCommon('not_found', `there is no booking ${id}`);
