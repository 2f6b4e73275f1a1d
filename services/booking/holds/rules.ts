import { type CouponBooks, type CouponWish, noCoupons } from '../redeeming.ts';
import type { Relation } from '../relations.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { type Books, type Owned, createBooks, type PlacesState } from './books.ts';
import { refuseLargeSale, refuseLimits, without } from './caps.ts';
import { grant } from './grant.ts';
import { linesOf } from './lines.ts';
import { refuseAlone, refuseNotOffered } from './offers.ts';
import { placeParties } from './parties.ts';
import { priceItems } from './prices.ts';
import { isGranted, type Refused, type Verdict } from './verdict.ts';
import { refuseWaited, soldOut } from './waited.ts';
import { type Items, type Wanted, wantedOf } from './wanted.ts';

export interface Wish {
  readonly owner: string;
  readonly items: Items;
  /** An access code. */
  readonly code?: string | undefined;
  readonly coupons?: readonly string[] | undefined;
  readonly relation?: Relation | undefined;
  /** By the team for somebody at its desk. */
  readonly atDesk?: boolean | undefined;
  /** For somebody whose turn on the waiting list it is: what was hidden or private is offered to them, and their other holds do not count. */
  readonly fromList?: true;
}

/** Gives each wish its own verdict, in the order of arrival: exactly what deciding them one by one would have given. */
export function decideBatch(
  event: SellableEvent,
  wishes: readonly Wish[],
  state: PlacesState & { readonly coupons?: CouponBooks },
): readonly Verdict[] {
  const books = { ...createBooks(event, state), coupons: state.coupons ?? noCoupons };
  return wishes.map(wish => {
    const verdict = decideOne(event, wish, books);
    if (isGranted(verdict)) books.enter(wish.owner, verdict.granted);
    return verdict;
  });
}

/** As coupons look at it: an event's own code is none. */
export const couponsOf = ({ codes }: SellableEvent, { owner, coupons = [], code }: Wish): CouponWish => ({
  owner,
  coupons,
  ...(code !== undefined && !codes.has(code.trim().toUpperCase()) && { code }),
});

export function decideOne(event: SellableEvent, wish: Wish, books: Books & { readonly coupons: CouponBooks }): Verdict {
  const { owner, items, code, fromList = false, relation, atDesk = false } = wish;
  const wanted = wantedOf(event, items);
  const using = couponsOf(event, wish);
  const refused =
    refuseNotOffered(event, wanted, { code, now: books.now, opened: books.coupons.opens(using), atDesk, fromList }) ??
    refuseAlone(event, wanted, relation?.having) ??
    (atDesk ? refuseLargeSale(wanted) : refuseLimits(event, wanted, ownedBy(wish, books))) ??
    (fromList || atDesk ? undefined : refuseWaited(event, wanted, books)) ??
    refuseTaken(event, wanted, books);
  if (refused) return refused;
  const placed = placeParties(event, wanted, books);
  if ('refused' in placed) return placed;
  const priced = priceItems(event, placed.items, books);
  if ('refused' in priced) return priced;
  const lines = linesOf(event, priced.parts);
  const coupons = books.coupons.decide(using, lines);
  if ('refused' in coupons) return coupons;
  const verdict = grant(event, lines, coupons);
  if (isGranted(verdict)) books.coupons.enter(owner, coupons);
  return verdict;
}

/** What one has already, as the caps see it. */
function ownedBy({ owner, relation, fromList }: Wish, books: Books): Owned {
  const owned = books.of(owner);
  if (fromList) return { ...owned, ...nothingOpen };
  return relation ? { ...owned, ...without(owned, relation.instead) } : owned;
}

/** What counts against the caps of open holds. */
const nothingOpen = { holds: 0, places: 0 };

function refuseTaken(event: SellableEvent, { seats, quantities, units }: Wanted, books: Books): Refused | undefined {
  const taken = seats.filter(seat => books.isTaken(seat));
  if (taken.length > 0) return { refused: 'taken', message: `${taken.join(', ')}: taken by somebody else`, seats: taken };
  const short = new Set(books.short(units));
  if (short.size === 0) return undefined;
  const isShort = (id: string): boolean => short.has(id) || (event.types.get(id)?.bundle ?? []).some(part => short.has(part.ticketTypeId));
  return soldOut([...quantities.keys()].filter(isShort), books);
}
