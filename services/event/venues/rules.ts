import type { SeatMapSummary, OwnVenue, VenueForm } from '@event-planner/contracts/venue';
import { refuse } from '../errors.ts';
import { isTimeZone } from '../local-time.ts';
import type { VenuesTable } from '../tables.ts';

/** Throws what is wrong with a form beyond its shape. */
export function ensureSound({ timeZone }: Pick<VenueForm, 'timeZone'>): void {
  if (!isTimeZone(timeZone))
    throw refuse('time_zone_unknown', `${timeZone} is not a time zone of the IANA database, such as Europe/Berlin`, { timeZone });
}

export const toOwnVenue = (row: VenuesTable, seatMaps: readonly SeatMapSummary[]): OwnVenue => ({
  id: row.id,
  organizerId: row.organizerId,
  name: row.name,
  address: row.address,
  city: row.city,
  country: row.country,
  timeZone: row.timeZone,
  latitude: row.latitude,
  longitude: row.longitude,
  accessibility: row.accessibility,
  capacity: row.capacity,
  version: row.version,
  seatMaps: seatMaps.filter(({ venueId }) => venueId === row.id),
});
