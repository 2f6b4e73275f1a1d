import type { EventSections } from '@event-planner/contracts/planning';
import type { Reader } from '@event-planner/platform/database';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import type { Around } from './checklist-rules.ts';
import { findOrganizer, findSeatMap, findVenue } from './store.ts';

export interface Surrounding extends Omit<Around, 'now'> {
  readonly venue: { readonly id: string; readonly name: string; readonly city: string; readonly organizerId: string | null } | undefined;
  readonly seatMap: (NonNullable<Around['seatMap']> & { readonly venueId: string }) | undefined;
}

export interface Placed {
  readonly organizerId: string;
  readonly sections: Pick<EventSections, 'place'>;
}

/** Who puts it on, and the house and plan it names. */
export async function surroundingsOf(query: Reader<Tables>, { organizerId, sections }: Placed): Promise<Surrounding> {
  const { mode, venueId, seatMapId } = sections.place;
  const atVenue = mode !== 'online';
  const [organizer, venue, plan] = await Promise.all([
    findOrganizer(query, organizerId),
    atVenue && venueId !== null ? findVenue(query, venueId) : undefined,
    atVenue && seatMapId !== null ? findSeatMap(query, seatMapId) : undefined,
  ]);
  if (!organizer) throw new Error(`the organizer ${organizerId} of an event is gone`);
  return { organizer, venue, seatMap: plan && { ...plan.document, venueId: plan.venueId } };
}

/** Throws unless the place is one that this organizer may use, or where the event is already. Somebody else's venue is as good as not there. */
export function ensurePlaceExists({ organizerId, sections }: Placed, { venue, seatMap }: Surrounding, before: Placed['sections']): void {
  const { mode, venueId, seatMapId } = sections.place;
  if (mode === 'online') return;
  const mayUse = venue?.organizerId === null || venue?.organizerId === organizerId || venueId === before.place.venueId;
  if (venueId !== null && !(venue && mayUse))
    throw refuse('reference_unknown', `there is no venue ${venueId}`, { section: 'place', venueId });
  if (seatMapId !== null && seatMap?.venueId !== venueId)
    throw refuse('reference_unknown', `the venue has no seat map ${seatMapId}`, { section: 'place', seatMapId });
}
