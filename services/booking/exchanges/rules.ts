import type { Replaces } from '@event-planner/contracts/exchange';
import { refuse } from '../errors.ts';
import type { EventFacts } from '../sellable-event.ts';

export interface Exchange {
  readonly bookingId: string;
  readonly ticketIds: readonly string[];
  readonly creditMinor: number;
  readonly feeMinor: number;
}

/** What it comes to: what is to be paid on top or goes back, and how much of what was paid before stands for the new booking. */
export function settle({ bookingId, ticketIds, creditMinor, feeMinor }: Exchange, newMinor: number) {
  const differenceMinor = newMinor + feeMinor - creditMinor;
  const replaces: Replaces = { bookingId, ticketIds: [...ticketIds], creditMinor, feeMinor, differenceMinor };
  return { replaces, totalMinor: Math.max(0, differenceMinor) };
}

/** Of what was paid before, what stands for the new booking, and what goes back. */
export const carriedBy = ({ creditMinor, differenceMinor }: Replaces): { readonly carriedMinor: number; readonly backMinor: number } => ({
  carriedMinor: creditMinor + Math.min(0, differenceMinor),
  backMinor: Math.max(0, -differenceMinor),
});

/** Within an event, and between the dates of one series. */
export function ensureExchangeable(from: EventFacts, to: EventFacts): void {
  const isSame = from.id === to.id || (from.seriesId !== null && from.seriesId === to.seriesId);
  if (!isSame || from.currency !== to.currency || from.organizerId !== to.organizerId)
    throw refuse('not_exchangeable', 'tickets are exchanged within an event, or for another date of its series', { eventId: to.id });
}
