import { sumUp } from '../counters.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { keptFor, usedBy } from '../waiting.ts';
import type { Books } from './books.ts';
import type { Refused } from './verdict.ts';
import { typesOf, type Wanted } from './wanted.ts';

/** What is kept for who waits: all of their ticket types, and of those that share places with these only what the waiting do not want. */
export function refuseWaited(event: SellableEvent, wanted: Wanted, books: Books): Refused | undefined {
  if (books.waited.length === 0) return undefined;
  const kept = keptFor(event, books.waited, books);
  if (kept.types.size === 0) return undefined;
  const closed = [...wanted.units.keys()].filter(id => kept.types.has(id));
  const seated = typesOf(event, wanted).filter(type => type.seated);
  const seats = sumUp(seated.map(type => [type.category ?? '', wanted.quantities.get(type.id) ?? 0]));
  const isShort = [...usedBy(event, wanted.units, seats)].some(([name, used]) => used > 0 && used > (kept.spare.get(name) ?? Infinity));
  if (closed.length === 0 && !isShort) return undefined;
  const named = typesOf(event, wanted).filter(
    type => closed.includes(type.id) || type.bundle.some(part => closed.includes(part.ticketTypeId)),
  );
  return soldOut(named.length > 0 ? named.map(type => type.id) : [...wanted.quantities.keys()], books, true);
}

/** The same words whether there are none or others come first, so that nobody learns what is being offered to whom. */
export function soldOut(ticketTypes: readonly string[], books: Books, isWaited = false): Refused {
  const waits = isWaited || books.waited.some(one => ticketTypes.includes(one.ticketTypeId));
  return { refused: 'sold_out', message: 'not that many places are left', ticketTypes, ...(waits && { waitingList: true as const }) };
}
