import type { BlockForm } from '@event-planner/contracts/block';
import { refuseInput } from '@event-planner/platform/errors';
import { refuse } from '../errors.ts';
import type { SellableEvent, SellableType } from '../sellable-event.ts';

export interface Wanted {
  readonly seats: readonly string[];
  readonly places: BlockForm['places'];
}

/** Throws unless the event has these seats and counts these places. */
export function ensureKnown(event: SellableEvent, { seats, places }: Wanted): void {
  const unknown = seats.filter(seat => !event.seatIndex.has(seat));
  if (unknown.length > 0) throw refuse('no_such_place', `the event has no seat ${some(unknown)}`, { seats: unknown });
  const seen = new Set<string>();
  const twice = seats.filter(seat => seen.size === seen.add(seat).size);
  if (twice.length > 0) throw refuse('no_such_place', `named twice: ${some(twice)}`, { seats: twice });
  const uncounted = places.map(place => place.ticketTypeId).filter(id => !isCounted(event.types.get(id)));
  if (uncounted.length > 0)
    throw refuse('no_such_place', 'of such a ticket type the event has no places by number: name seats, or what a bundle is made of', {
      ticketTypes: uncounted,
    });
}

const isCounted = (type: SellableType | undefined): boolean =>
  type !== undefined && type.counters.length > 0 && !type.seated && type.bundle.length === 0;

export function ensureToCome(until: string | null, now: Date): void {
  if (until !== null && new Date(until) <= now)
    throw refuseInput([
      { path: 'body/until', message: `${until} is over: name a moment to come, or null`, code: 'custom', expected: 'future' },
    ]);
}

/** A few of them, for a sentence. */
export const some = (names: readonly string[]): string =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
