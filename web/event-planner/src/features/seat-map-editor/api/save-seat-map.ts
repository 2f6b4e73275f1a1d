import { type SeatMapForm, StoredSeatMap } from '@event-planner/contracts/venue';
import { request } from '../../../lib/api/request.ts';

/** Makes a new version. Refused with `plan_outdated` when there is a newer one than it is based on. */
export const saveSeatMap = (venueId: string, form: SeatMapForm): Promise<StoredSeatMap> =>
  request(`/venues/${venueId}/seat-maps`, StoredSeatMap, { method: 'POST', body: form, as: 'caller' });
