import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newSecretId } from '@event-planner/platform/ids';
import { type Buyer, ownerOf } from '../buyer.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Places } from '../places.ts';
import { eventIsOnSale, type SellableEvent } from '../sellable-event.ts';
import { lineOf } from './line.ts';
import { keptListings, next, stateAt } from './rules.ts';
import {
  countOpen,
  findBooking,
  insertHold,
  type ListingRow,
  listWaited,
  lockListings,
  shareEvent,
  type Tx,
  updateListing,
} from './store.ts';

export interface HoldingParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly places: Pick<Places, 'admit'>;
  /** How long, and how many at a time: those of every other hold. */
  readonly limits: { readonly holdSeconds: number; readonly maxHolds: number };
  readonly getEventWithin: (tx: Tx, eventId: string) => Promise<SellableEvent>;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  /** Throws `not_admitted` for who has to wait for their turn. */
  readonly ensureAdmitted: (wanted: {
    readonly eventId: string;
    readonly buyer: Buyer;
    readonly admission: string | undefined;
  }) => Promise<void>;
}
interface Wanted {
  readonly eventId: string;
  readonly resaleIds: readonly string[];
}

/** Holds tickets for sale again, all or none. What comes of it is a hold like any other, of places that are still their sellers'. Answers its id. */
export const createResaleHolding =
  (parts: HoldingParts) =>
  async (buyer: Buyer, wanted: Wanted, admission?: string): Promise<string> => {
    if (!(await parts.findEvent(wanted.eventId))) throw refuseCommon('not_found', `there is no event ${wanted.eventId}`);
    await parts.ensureAdmitted({ eventId: wanted.eventId, buyer, admission });
    return parts.context.db.transaction(tx => holdIn(tx, parts, { buyer, ...wanted }));
  };

/** In the order of all locks: the event, whose hold it is, the listings. */
async function holdIn(
  tx: Tx,
  { context, places, limits, getEventWithin }: HoldingParts,
  { buyer, eventId, resaleIds }: Wanted & { readonly buyer: Buyer },
): Promise<string> {
  const now = context.now();
  await shareEvent(tx, eventId);
  const event = await getEventWithin(tx, eventId);
  if (!eventIsOnSale(event, now)) throw refuse('sales_closed', 'this event is not on sale');
  const owner = ownerOf(buyer);
  if ((await countOpen(tx, owner, now)) >= limits.maxHolds) throw refuse('limit', `at most ${limits.maxHolds} holds at a time`);
  const listings = await lockListings(tx, resaleIds, now);
  // What is offered to who waits is held by now, for that locks the listings too; what is about to be is kept for them.
  const kept = keptListings(event, await listWaited(tx, eventId, now), now);
  const ids = new Set(resaleIds);
  const free = listings.filter(
    row => row.eventId === eventId && !kept.has(row.ticketTypeId) && next(stateAt(row, now), 'hold') !== undefined,
  );
  if (free.length < ids.size) throw refuse('taken', 'somebody else has it, or it is not for sale any more', { resales: gone(ids, free) });
  await ensureOthers(tx, free, buyer);
  const lines = free.map(lineOf);
  if (buyer.userId !== null) await places.admit(tx, { event, userId: buyer.userId, lines, now });
  const id = newSecretId();
  await insertHold(tx, {
    id,
    eventId,
    owner,
    userId: buyer.userId,
    cartId: buyer.cartId,
    lines,
    capped: event.capped,
    places: lines.length,
    totalMinor: lines.reduce((sum, line) => sum + line.priceMinor, 0),
    createdAt: now,
    expiresAt: new Date(now.getTime() + limits.holdSeconds * 1000),
    renewed: false,
    resaleIds: free.map(row => row.id),
    sellerIds: [...new Set(free.map(row => row.bookingId))],
  });
  for (const row of free) await updateListing(tx, row.id, { holdId: id });
  return id;
}

const gone = (ids: ReadonlySet<string>, free: readonly ListingRow[]): readonly string[] =>
  [...ids].filter(id => !free.some(row => row.id === id));

async function ensureOthers(tx: Tx, rows: readonly ListingRow[], { userId }: Buyer): Promise<void> {
  for (const row of rows)
    if ((await findBooking(tx, row.bookingId))?.userId === userId) throw refuse('own_ticket', 'this is your own ticket');
}
