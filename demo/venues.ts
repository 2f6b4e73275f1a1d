import type { Venue } from '@event-planner/contracts/event';
import { cities, type City } from './cities.ts';
import { idOf } from './ids.ts';
import type { House } from './seat-maps/houses.ts';
import { type VenueKey, type VenueRow, venueTable } from './venue-table.ts';

export interface WorldVenue extends Venue {
  /** The plan it has; null where places are only counted. */
  readonly seatMap: House | null;
}

export const venueRow = (key: VenueKey): VenueRow => venueTable[key];
export const cityOf = (key: VenueKey): City => cities[venueTable[key].city];

export function createVenue(key: VenueKey): WorldVenue {
  const { name, address, at, holds, access } = venueRow(key);
  const city = cityOf(key);
  return {
    id: idOf(`venue ${key}`),
    name,
    address,
    city: city.name,
    country: city.country,
    timeZone: city.timeZone,
    latitude: at[0],
    longitude: at[1],
    accessibility: access,
    capacity: typeof holds === 'number' ? holds : null,
    seatMap: typeof holds === 'string' ? holds : null,
  };
}

export const venueKeys: readonly VenueKey[] = Object.keys(venueTable).filter((key): key is VenueKey => key in venueTable);
