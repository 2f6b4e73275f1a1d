export type PositionProblem = 'denied' | 'unknown';

const patienceMs = 15_000;
/** No closer is needed to find what is near, and the address of a list is passed on. */
const decimals = 2;

/** Asks the browser where it is, which asks its user. Rounded to about a kilometre, as `latitude,longitude`. */
export const findPosition = (): Promise<{ readonly near: string } | PositionProblem> =>
  new Promise(resolve => {
    if (!('geolocation' in navigator)) return resolve('unknown');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ near: `${coords.latitude.toFixed(decimals)},${coords.longitude.toFixed(decimals)}` }),
      error => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'unknown'),
      { timeout: patienceMs, maximumAge: 600_000 },
    );
  });
