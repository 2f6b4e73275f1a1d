import { OwnVenue } from '@event-planner/contracts/venue';
import { request } from '../../../lib/api/request.ts';

/** A venue with the newest version of each of its plans. */
export const loadVenue = (venueId: string): Promise<OwnVenue> => request(`/venues/${venueId}`, OwnVenue, { as: 'caller' });
