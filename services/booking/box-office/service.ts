import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Booking, BookingRequest, Hold } from '@event-planner/contracts/booking';
import type { DeskHoldRequest, DeskSale, GuestList, GuestReport, Till } from '@event-planner/contracts/box-office';
import { AppError, refuse as refuseCommon } from '@event-planner/platform/errors';
import type { z } from 'zod';
import type { Buyer } from '../buyer.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { HeldPlaces } from '../places.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { changesOf, type Changes } from './rules.ts';
import { findByKey, listTill } from './store.ts';

/** What is booked at once, with what is different about it. */
export interface DeskBooking {
  readonly user: AccessClaims;
  readonly buyer: Buyer;
  readonly key: string;
  readonly request: z.infer<typeof BookingRequest>;
  readonly changes: (held: HeldPlaces) => Changes;
}

export interface BoxOfficeParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call'>;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly holds: {
    createAtDesk(buyer: Buyer, request: DeskHoldRequest & { readonly eventId: string }): Promise<Hold>;
    get(buyer: Buyer, id: string): Promise<Hold>;
    release(buyer: Buyer, id: string, eventId: string): Promise<void>;
  };
  /** Confirmed at once: nothing is paid through us. */
  readonly book: (wanted: DeskBooking) => Promise<Booking>;
  readonly dayOf: (day: string, timeZone: string) => { readonly from: Date; readonly until: Date };
}

interface Asking {
  readonly eventId: string;
  readonly by: AccessClaims;
}

export type BoxOffice = ReturnType<typeof createBoxOffice>;

/**
 * Sells at the desk, by the way everybody buys: a hold, then a booking of it. Both are the organizer's, not the seller's, so that no session of a person can take
 * them over, and what one person may have counts for nobody here.
 */
export function createBoxOffice({ context, findEvent, holds, book, dayOf }: BoxOfficeParts) {
  const { db } = context;
  const deskOf = async ({ eventId, by }: Asking): Promise<string> => {
    await ensureAllowed(context, { eventId, by }, 'sell');
    const organizerId = (await findEvent(eventId))?.facts.organizerId;
    if (!organizerId) throw refuse('event_unpublished', 'nothing is sold of an event before it is published');
    return organizerId;
  };
  const buyerOf = (desk: string): Buyer => ({ userId: desk, cartId: null });
  const sellHeld = async (desk: string, { eventId, by }: Asking, sale: DeskSale & { readonly key: string }): Promise<Booking> => {
    // A repetition finds its hold booked: then it is answered as it was.
    const before = await findByKey(db.query, desk, sale.key);
    const held = before ? undefined : await holds.get(buyerOf(desk), sale.holdId);
    if (held && held.eventId !== eventId) throw refuseCommon('not_found', `there is no hold ${sale.holdId}`);
    return book({
      user: { sub: desk, name: by.name, email: sale.email ?? '', roles: [] },
      buyer: buyerOf(desk),
      key: sale.key,
      request: { holdId: sale.holdId, attendeeName: sale.name ?? guest },
      changes: places => changesOf(sale, { id: by.sub, name: by.name }, places),
    });
  };

  return {
    hold: async (asking: Asking, { items }: DeskHoldRequest): Promise<Hold> =>
      holds.createAtDesk(buyerOf(await deskOf(asking)), { eventId: asking.eventId, items }),
    async release(asking: Asking, holdId: string): Promise<void> {
      await holds.release(buyerOf(await deskOf(asking)), holdId, asking.eventId);
    },
    sell: async (asking: Asking, sale: DeskSale & { readonly key: string }): Promise<Booking> =>
      sellHeld(await deskOf(asking), asking, sale),

    /** One after the other, each with its own outcome. Repeated with the same key, nobody gets tickets twice. */
    async giveToMany(asking: Asking, { ticketTypeId, reason, guests }: GuestList, key: string): Promise<GuestReport> {
      const desk = await deskOf(asking);
      const rows: GuestReport['rows'] = [];
      for (const [at, { name, email, quantity }] of guests.entries()) {
        const own = `${key}-${at}`;
        const give = async (): Promise<{ readonly id: string; readonly reference: string }> => {
          const before = await findByKey(db.query, desk, own);
          if (before) return before;
          const hold = await holds.createAtDesk(buyerOf(desk), { eventId: asking.eventId, items: [{ ticketTypeId, quantity }] });
          return sellHeld(desk, asking, { kind: 'complimentary', holdId: hold.id, reason, name, email, key: own });
        };
        rows.push({ name, ...(await give().then(made => ({ bookingId: made.id, reference: made.reference, refused: null }), refusedAs)) });
      }
      return { rows };
    },

    async till({
      organizerId,
      day,
      timeZone,
      by,
    }: {
      organizerId: string;
      day: string;
      timeZone: string;
      by: AccessClaims;
    }): Promise<Till> {
      await ensureAllowed(context, { organizerId, by }, 'sell');
      const rows = await listTill(db.read, { organizerId, ...dayOf(day, timeZone) });
      return { day, rows: rows.map(({ byId: id, byName: name, ...row }) => ({ ...row, by: { id, name } })) };
    },
  };
}

/** On the ticket of who left no name. */
const guest = 'Guest';

function refusedAs(error: unknown): Omit<GuestReport['rows'][number], 'name'> {
  if (!(error instanceof AppError)) throw error;
  return { bookingId: null, reference: null, refused: { code: error.code, detail: error.message } };
}
