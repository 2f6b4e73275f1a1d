import type { Postponement } from '@event-planner/contracts/postponement';
import type { EventFacts } from '../sellable-event.ts';
import type { GivenBackRow, PostponementRow } from './store.ts';

type Event = Pick<EventFacts, 'state' | 'startsAt'>;

/**
 * Until when everything comes back, whatever the usual terms say; null where that is over. An event that has a date again and has begun is no reason any more,
 * and one that is cancelled goes back by itself.
 */
export function openWindow(refundUntil: Date | null, { state, startsAt }: Event, now: Date): Date | null {
  if (refundUntil === null || now >= refundUntil) return null;
  if (state === 'postponed') return refundUntil;
  if (state !== 'published' || now >= startsAt) return null;
  return startsAt < refundUntil ? startsAt : refundUntil;
}

export const describe = (
  row: PostponementRow,
  { event, given, ticketsLeft, now }: { readonly event: Event; readonly given: readonly GivenBackRow[]; ticketsLeft: number; now: Date },
): Postponement => ({
  postponedAt: row.postponedAt.toISOString(),
  refundUntil: row.refundUntil.toISOString(),
  isOpen: openWindow(row.refundUntil, event, now) !== null,
  ordersTold: row.told,
  allTold: row.allToldAt !== null,
  givenBack: {
    orders: given.reduce((sum, one) => sum + one.orders, 0),
    tickets: given.reduce((sum, one) => sum + one.tickets, 0),
    amounts: given.filter(one => one.amountMinor > 0).map(({ currency, amountMinor }) => ({ currency, amountMinor })),
  },
  ticketsLeft,
});
