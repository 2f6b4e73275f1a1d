import type { Transaction } from '@event-planner/platform/database';
import { sumUp } from '../counters.ts';
import type { Keeping } from '../places.ts';
import { placeOf, placesOf, type SellableEvent } from '../sellable-event.ts';
import type { Line, Tables } from '../tables.ts';
import { createBooks } from './books.ts';
import { insertKept, lockCounters, reclaim } from './store.ts';

/** Counts places as held for who is no buyer. Answers the ticket types that have fewer left, with nothing changed but what had expired. */
export async function keep(tx: Transaction<Tables>, { id, event, places, until, now }: Keeping): Promise<readonly string[]> {
  if (places.length === 0) return [];
  const units = sumUp(places.map(({ ticketTypeId, quantity }) => [ticketTypeId, quantity] as const));
  const counters = await lockCounters(tx, event.facts.id);
  const freed = new Map((await reclaim(tx, event.facts.id, now)).map(row => [row.id, row.freed]));
  const left = counters.map(({ id: of, capacity, given }) => [of, { capacity, given: given - (freed.get(of) ?? 0) }] as const);
  const short = createBooks(event, { now, counters: new Map(left), taken: new Set(), owners: new Map() }).short(units);
  if (short.length > 0) return short;
  const lines = Array.from(units, ([typeId, quantity]) => lineOf(event, typeId, quantity));
  await insertKept(tx, { id, eventId: event.facts.id, lines, counted: placesOf(event, units), until, now });
  return [];
}

const lineOf = (event: SellableEvent, ticketTypeId: string, quantity: number): Line => {
  const type = event.types.get(ticketTypeId);
  if (!type) throw new Error(`the event ${event.facts.id} has no ticket type ${ticketTypeId}`);
  return { ticketTypeId, ticketTypeName: type.name, seat: null, place: placeOf(event, type), quantity, priceMinor: 0 };
};
