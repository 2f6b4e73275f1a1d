import { SeatMapImported } from '@event-planner/contracts/venue';
import { request } from '../../../lib/api/request.ts';

/** Has a table of seats made into a document; what is wrong with it comes as a problem with `lines`. */
export const readCsv = (text: string): Promise<SeatMapImported> =>
  request('/venues/seat-maps/csv', SeatMapImported, { method: 'POST', file: new Blob([text], { type: 'text/csv' }), as: 'caller' });
