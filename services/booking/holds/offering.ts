import type { Transaction } from '@event-planner/platform/database';
import { type Buyer, ownerOf } from '../buyer.ts';
import type { Offer, Offering, PlaceWish } from '../places.ts';
import { noCoupons } from '../redeeming.ts';
import type { SellableEvent, SellableType } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { answerOf, type NewHold, stateOf, winnersOf } from './batch-answers.ts';
import { lockOwnersAndCounters, see, writeWinners } from './batch-store.ts';
import { type Books, createBooks } from './books.ts';
import { listOwned } from './owned-store.ts';
import { decideOne } from './rules.ts';
import { updateHold } from './store.ts';
import { isGranted } from './verdict.ts';
import type { Items } from './wanted.ts';

/**
 * Holds places for people whose turn it is, until a moment of the caller's. `plan` asks for one after the other and is told at once; what it was granted is written
 * when it returns. Throws, for the caller to begin anew, when another process takes one of the seats meanwhile. The event's lock is shared.
 */
export async function offer<Outcome>(
  tx: Transaction<Tables>,
  { event, userIds, now, until }: Offering,
  plan: (ask: (wish: PlaceWish) => Offer) => Outcome,
): Promise<Outcome> {
  const eventId = event.facts.id;
  const owners = [...new Set(userIds.map(userId => ownerOf({ userId, cartId: null })))].toSorted();
  const locked = await lockOwnersAndCounters(tx, owners, eventId);
  const seen = await see(tx, { eventId, now, seats: [...event.seatIndex.keys()], owners, reclaims: true });
  const owned = event.capped ? await listOwned(tx, { eventId, owners, now, withHolds: true }) : new Map();
  const books = { ...createBooks(event, stateOf({ ...seen, owned }, locked, now)), coupons: noCoupons };
  const holds: NewHold[] = [];
  const outcome = plan(wish => {
    const offered = offerOne(event, wish, { books, now, until });
    if ('hold' in offered) holds.push(offered.hold);
    return 'hold' in offered ? { holdId: offered.hold.id, quantity: offered.quantity, lines: offered.hold.lines } : offered;
  });
  await write(tx, event, { holds, now });
  return outcome;
}

interface Deciding {
  readonly books: Books & { readonly coupons: typeof noCoupons };
  readonly now: Date;
  readonly until: Date;
}
type Decided = { readonly hold: NewHold; readonly quantity: number } | Extract<Offer, { readonly refused: string }>;

/** As many as they want, or the most there are, but no fewer than they would take. Seats side by side if there are such, and apart if there are none. */
function offerOne(event: SellableEvent, { userId, ticketTypeId, quantity, least }: PlaceWish, { books, now, until }: Deciding): Decided {
  const buyer: Buyer = { userId, cartId: null };
  let refused: Decided = { refused: 'sold_out' };
  const numbers = Array.from({ length: quantity - least + 1 }, (_, fewer) => quantity - fewer);
  for (const itemsOf of waysOf(event, event.types.get(ticketTypeId), books)) {
    for (const number of numbers) {
      const items = itemsOf(number);
      if (items.length === 0) continue;
      const verdict = decideOne(event, { owner: ownerOf(buyer), items, fromList: true }, books);
      if (!isGranted(verdict)) {
        refused = { refused: verdict.refused };
        continue;
      }
      books.enter(ownerOf(buyer), verdict.granted);
      const answer = answerOf(verdict, { buyer, items }, { event, now });
      if ('hold' in answer) return { hold: { ...answer.hold, expiresAt: until }, quantity: number };
    }
  }
  return refused;
}

/** How so many places can be asked for, the best way first; none when there are not that many seats. */
function waysOf(event: SellableEvent, type: SellableType | undefined, books: Books): readonly ((number: number) => Items)[] {
  if (!type) return [];
  const { id: ticketTypeId } = type;
  const chosen = type.pricing === 'fixed' ? {} : { priceMinor: leastPriceOf(type) };
  if (!type.seated) return [quantity => [{ ticketTypeId, quantity, ...chosen }]];
  const apart = (number: number): Items => {
    const free = event.seats.filter(seat => seat.category === type.category && !books.isTaken(seat.id));
    // Places for wheelchairs are for who needs them: last of all.
    const seats = free.toSorted((a, b) => Number(a.accessible || a.companion) - Number(b.accessible || b.companion)).slice(0, number);
    return seats.length < number ? [] : seats.map(seat => ({ ticketTypeId, seat: seat.id, ...chosen }));
  };
  return [together => [{ ticketTypeId, together, ...chosen }], apart];
}

/** Where buyers choose the price, the highest that is the least in some phase: it is a price in all of them. */
const leastPriceOf = ({ priceMinor, phases }: SellableType): number => Math.max(priceMinor, ...phases.map(phase => phase.priceMinor));

async function write(
  tx: Transaction<Tables>,
  event: SellableEvent,
  { holds, now }: { readonly holds: readonly NewHold[]; readonly now: Date },
): Promise<void> {
  if (holds.length === 0) return;
  const winners = winnersOf(
    holds.map(hold => ({ hold })),
    { event, now },
  );
  await writeWinners(tx, winners);
  // Ten minutes more would be fewer than they have.
  for (const { id } of holds) await updateHold(tx, id, { renewed: true });
}
