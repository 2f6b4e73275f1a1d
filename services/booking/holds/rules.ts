import { priceOf, sumOf } from '../price.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { type Books, createBooks, type PlacesState } from './books.ts';
import { refuseLimits } from './caps.ts';
import { maxTotalMinor } from './limits.ts';
import { linesOf } from './lines.ts';
import { refuseAlone, refuseNotOffered } from './offers.ts';
import { placeParties } from './parties.ts';
import { type Part, priceItems } from './prices.ts';
import { isGranted, type Refused, type Verdict } from './verdict.ts';
import { type Items, type Wanted, wantedOf } from './wanted.ts';

export interface Wish {
  readonly owner: string;
  readonly items: Items;
  /** An access code. */
  readonly code?: string | undefined;
}

/** Gives each wish its own verdict, in the order of arrival: exactly what deciding them one by one would have given. */
export function decideBatch(event: SellableEvent, wishes: readonly Wish[], state: PlacesState): readonly Verdict[] {
  const books = createBooks(event, state);
  return wishes.map(wish => {
    const verdict = decideOne(event, wish, books);
    if (isGranted(verdict)) books.enter(wish.owner, verdict.granted);
    return verdict;
  });
}

function decideOne(event: SellableEvent, { owner, items, code }: Wish, books: Books): Verdict {
  const wanted = wantedOf(event, items);
  const refused =
    refuseNotOffered(event, wanted, { code, now: books.now }) ??
    refuseAlone(event, wanted) ??
    refuseLimits(event, wanted, books.of(owner)) ??
    refuseTaken(event, wanted, books);
  if (refused) return refused;
  const placed = placeParties(event, wanted, books);
  if ('refused' in placed) return placed;
  const priced = priceItems(event, placed.items, books);
  return 'refused' in priced ? priced : grant(event, priced.parts);
}

function refuseTaken(event: SellableEvent, { seats, quantities, units }: Wanted, books: Books): Refused | undefined {
  const taken = seats.filter(seat => books.isTaken(seat));
  if (taken.length > 0) return { refused: 'taken', message: `${taken.join(', ')}: taken by somebody else`, seats: taken };
  const short = new Set(books.short(units));
  if (short.size === 0) return undefined;
  const isShort = (id: string): boolean => short.has(id) || (event.types.get(id)?.bundle ?? []).some(part => short.has(part.ticketTypeId));
  return { refused: 'sold_out', message: 'not that many places are left', ticketTypes: [...quantities.keys()].filter(isShort) };
}

function grant(event: SellableEvent, parts: readonly Part[]): Verdict {
  const lines = linesOf(event, parts);
  const price = sumOf(lines) <= maxTotalMinor ? priceOf(event, lines) : null;
  const totalMinor = price?.totalMinor ?? sumOf(lines);
  return totalMinor <= maxTotalMinor
    ? { granted: lines, price, totalMinor }
    : { refused: 'price_invalid', message: `an order comes to ${maxTotalMinor} at most, in the smallest unit of the currency` };
}
