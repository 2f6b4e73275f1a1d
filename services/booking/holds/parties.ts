import type { SellableEvent } from '../sellable-event.ts';
import type { Books } from './books.ts';
import type { Refused } from './verdict.ts';
import { isTogether, type Items, type TogetherItem, type Wanted } from './wanted.ts';

/** Gives those who want the best seats theirs: the items with every seat named, the others as they were. */
export function placeParties(event: SellableEvent, { items, seats }: Wanted, books: Books): { readonly items: Items } | Refused {
  const parties = Map.groupBy(items.filter(isTogether), item => partyKey(event, item));
  if (parties.size === 0) return { items };
  // Seats that the same request names are not its party's as well.
  const taken = Uint8Array.from(books.takenSeats());
  const take = (index: number): number => (taken[index] = 1);
  seats.forEach(seat => take(event.seatIndex.get(seat) ?? 0));
  const seated = new Map<TogetherItem, Items>();
  for (const party of parties.values()) {
    const choice = event.choose(partyOf(event, party), taken);
    if ('largest' in choice) return refuseParty(party, choice.largest);
    choice.seats.forEach(take);
    for (const [item, own] of shareOut(event, party, choice.seats)) seated.set(item, own);
  }
  return { items: items.flatMap(item => (isTogether(item) ? (seated.get(item) ?? []) : [item])) };
}

/** A child sits with its parents: what sells the same seats is one party, whichever ticket types it is made of. */
const partyKey = (event: SellableEvent, { ticketTypeId, area = '', split = false }: TogetherItem): string =>
  `${event.types.get(ticketTypeId)?.category} ${area} ${split}`;

const sizeOf = (party: readonly TogetherItem[]): number => party.reduce((sum, item) => sum + item.together, 0);

const partyOf = (event: SellableEvent, party: readonly TogetherItem[]): Parameters<SellableEvent['choose']>[0] => ({
  category: event.types.get(party[0]?.ticketTypeId ?? '')?.category ?? '',
  size: sizeOf(party),
  area: party[0]?.area,
  split: party[0]?.split,
  accessible: party.reduce((sum, { accessible = 0 }) => sum + accessible, 0),
  avoid: new Set(party.flatMap(({ avoid = [] }) => avoid.flatMap(seat => event.seatIndex.get(seat) ?? []))),
});

/** From one end of the block to the other, in the order in which they were asked for. */
function shareOut(
  event: SellableEvent,
  party: readonly TogetherItem[],
  block: readonly number[],
): readonly (readonly [TogetherItem, Items])[] {
  let next = 0;
  return party.map(item => {
    const { ticketTypeId, together, priceMinor, seenPriceMinor } = item;
    const prices = { ...(priceMinor !== undefined && { priceMinor }), ...(seenPriceMinor !== undefined && { seenPriceMinor }) };
    const own = block.slice(next, (next += together));
    return [item, own.map(index => ({ ticketTypeId, seat: event.seats[index]?.id ?? '', ...prices }))];
  });
}

function refuseParty(party: readonly TogetherItem[], largest: number): Refused {
  const ticketTypes = [...new Set(party.map(item => item.ticketTypeId))];
  const isPicky = party.some(({ area, accessible = 0, avoid = [] }) => area !== undefined || accessible > 0 || avoid.length > 0);
  if (largest === 0 && !isPicky) return { refused: 'sold_out', message: 'no such seat is left', ticketTypes };
  const message = `${sizeOf(party)} such seats are not free next to each other: ${largest === 0 ? 'none is' : `at most ${largest} are`}`;
  return { refused: 'no_block_together', message, ticketTypes, largest };
}
