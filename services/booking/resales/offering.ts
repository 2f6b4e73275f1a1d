import { newSecretId } from '@event-planner/platform/ids';
import { ownerOf } from '../buyer.ts';
import type { Caps, Offer, Offering, Places, PlaceWish } from '../places.ts';
import { eventIsOnSale, type SellableEvent } from '../sellable-event.ts';
import { lineOf } from './line.ts';
import { findForSale, insertHold, lockForSale, type NewHold, type ForSaleRow, type Tx, updateListing } from './store.ts';

/** Tickets for sale again, and who may be offered them. */
export interface ListingOffering extends Omit<Offering, 'until'> {
  /** Until when an offer is kept of what is for sale until then. */
  readonly untilOf: (expiresAt: Date) => Date;
}
export interface ListingOffers {
  /** Holds listings for people, one wish after the other, each told at once. */
  offer<Outcome>(plan: (ask: (wish: PlaceWish) => Offer) => Outcome): Promise<Outcome>;
}
/** Undefined where nothing is for sale again. What is, is locked: after the owners and before the counters. The event's lock is shared. */
export type OpenListings = (tx: Tx, offering: ListingOffering) => Promise<ListingOffers | undefined>;

/** What visitors sell again, as it is offered to who waits. */
export const createOpenListings =
  (places: Pick<Places, 'lockPeople' | 'capsOf'>): OpenListings =>
  async (tx, offering) => {
    const { event, userIds, now } = offering;
    if (!eventIsOnSale(event, now) || !(await findForSale(tx, event.facts.id, now))) return undefined;
    await places.lockPeople(tx, userIds);
    const listings = await lockForSale(tx, event.facts.id, now);
    return {
      async offer(plan) {
        const held: Held[] = [];
        const outcome = plan(createAsk(offering, { listings, caps: await places.capsOf(tx, offering), held }));
        for (const { hold, rows } of held) {
          await insertHold(tx, hold);
          for (const row of rows) await updateListing(tx, row.id, { holdId: hold.id });
        }
        return outcome;
      },
    };
  };

interface Held {
  readonly hold: NewHold;
  readonly rows: readonly ForSaleRow[];
}
interface Asking {
  readonly listings: readonly ForSaleRow[];
  readonly caps: Caps;
  readonly held: Held[];
}

/** As many as they want, the cheapest first, or as many as there are, but no fewer than they would take; never their own. */
function createAsk({ event, now, untilOf }: ListingOffering, { listings, caps, held }: Asking): (wish: PlaceWish) => Offer {
  const given = new Set<string>();
  return ({ userId, ticketTypeId, quantity, least }) => {
    const free = listings.filter(row => row.ticketTypeId === ticketTypeId && row.sellerId !== userId && !given.has(row.id));
    if (free.length < least) return { refused: 'sold_out' };
    for (let number = Math.min(quantity, free.length); number >= least; number--) {
      const rows = free.slice(0, number);
      const lines = rows.map(lineOf);
      if (!caps(userId, lines)) continue;
      const until = untilOf(rows.map(row => row.expiresAt).reduce((first, one) => (one < first ? one : first)));
      const hold = holdOf(event, { userId, rows, now, until });
      held.push({ hold, rows });
      for (const row of rows) given.add(row.id);
      return { holdId: hold.id, quantity: number, lines, resale: { until } };
    }
    return { refused: 'limit' };
  };
}

interface Given {
  readonly userId: string;
  readonly rows: readonly ForSaleRow[];
  readonly now: Date;
  readonly until: Date;
}
/** Ten minutes more would be fewer than they have. */
const holdOf = ({ facts, capped }: SellableEvent, { userId, rows, now, until }: Given): NewHold => ({
  id: newSecretId(),
  eventId: facts.id,
  owner: ownerOf({ userId, cartId: null }),
  userId,
  cartId: null,
  lines: rows.map(lineOf),
  capped,
  places: rows.length,
  totalMinor: rows.reduce((sum, row) => sum + row.priceMinor, 0),
  createdAt: now,
  expiresAt: until,
  renewed: true,
  resaleIds: rows.map(row => row.id),
  sellerIds: [...new Set(rows.map(row => row.bookingId))],
});
