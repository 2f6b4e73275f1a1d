import type { ListedEntry, PlaceOffer, WaitingEntry, WaitingState } from '@event-planner/contracts/waiting-list';
import { seatsOf } from '../places.ts';
import type { SeenEntry } from './store.ts';

/** What somebody sees of an entry: its owner all, whoever has the mail's link what is in the mail. */
export function describe(entry: SeenEntry, now: Date, to: 'owner' | 'link'): WaitingEntry {
  const state = stateOf(entry, now);
  const { id, eventId, quantity, least } = entry;
  return {
    id,
    eventId,
    quantity,
    least,
    state,
    eventTitle: entry.title,
    eventSlug: entry.slug,
    startsAt: entry.startsAt.toISOString(),
    timeZone: entry.timeZone,
    currency: entry.currency,
    ticketTypeId: entry.ticketTypeId,
    ticketTypeName: entry.ticketTypeName,
    joinedAt: entry.joinedAt.toISOString(),
    position: to === 'owner' ? entry.position : null,
    offer: state === 'offered' ? offerOf(entry, to) : null,
  };
}

/** An offer is over at its moment, whether somebody wrote that down or not. */
const stateOf = ({ state, offerUntil, isBooked }: SeenEntry, now: Date): WaitingState =>
  state === 'offered' && !isBooked && offerUntil !== null && offerUntil <= now ? 'expired' : state;

function offerOf(
  { holdId, offered, offerUntil, lines, totalMinor, isResale, isBooked }: SeenEntry,
  to: 'owner' | 'link',
): PlaceOffer | null {
  if (offerUntil === null || offered === null) return null;
  const places = seatsOf(lines ?? []).length > 0 ? (lines ?? []).map(line => line.place) : [];
  return {
    holdId: to === 'owner' ? holdId : null,
    quantity: offered,
    until: offerUntil.toISOString(),
    places,
    totalMinor: totalMinor ?? 0,
    isResale,
    isBooked,
  };
}

export const describeForTeam = (entry: SeenEntry, now: Date): ListedEntry => ({
  id: entry.id,
  ticketTypeId: entry.ticketTypeId,
  ticketTypeName: entry.ticketTypeName,
  quantity: entry.quantity,
  least: entry.least,
  joinedAt: entry.joinedAt.toISOString(),
  state: stateOf(entry, now),
  name: entry.name,
  email: entry.email,
  position: entry.position,
  offered: entry.offered,
  offerUntil: entry.offerUntil?.toISOString() ?? null,
  endedAt: entry.endedAt?.toISOString() ?? null,
});
