import type { EventQuery } from '@event-planner/contracts/event';
import { refuseInput } from '@event-planner/platform/errors';

export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where events are looked for: around a spot, in whatever distance when none is named. */
export interface Near extends Spot {
  readonly withinMetres: number | undefined;
  /** Everything within the distance is in here; a rectangle is found by an index. Undefined where the map's edges make it none. */
  readonly box: Box | undefined;
}

export interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** Throws `invalid_request` for a spot that is not on earth, and for what makes no sense without one. */
export function nearOf({ near, withinKm, sort }: Pick<EventQuery, 'near' | 'withinKm' | 'sort'>): Near | undefined {
  if (near === undefined) {
    if (withinKm !== undefined) throw unfit('withinKm', 'says within how far, but near does not say of where');
    if (sort === 'distance') throw unfit('sort', 'distance needs near, to be counted from');
    return undefined;
  }
  const [latitude = 0, longitude = 0] = near.split(',').map(Number);
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
    throw unfit('near', `${near} is no latitude from -90 to 90 and longitude from -180 to 180`);
  const spot = { latitude, longitude };
  return {
    ...spot,
    withinMetres: withinKm === undefined ? undefined : withinKm * 1000,
    box: withinKm === undefined ? undefined : boxAround(spot, withinKm),
  };
}

const unfit = (name: string, message: string) => refuseInput([{ path: `querystring/${name}`, message, code: 'custom' }]);

/** The shortest degree of latitude has 110.57 km; a little less finds a little more, which the exact distance then leaves out. */
const kmInDegree = 110.5;

function boxAround({ latitude, longitude }: Spot, km: number): Box | undefined {
  const high = km / kmInDegree;
  const [south, north] = [latitude - high, latitude + high];
  const widest = Math.max(Math.abs(south), Math.abs(north));
  // Around a pole every longitude is near.
  if (widest >= 89) return undefined;
  const wide = high / Math.cos((widest * Math.PI) / 180);
  const [west, east] = [longitude - wide, longitude + wide];
  return west < -180 || east > 180 ? undefined : { south, north, west, east };
}
