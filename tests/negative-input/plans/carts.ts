import { offerOf } from '../../programme.ts';
import { type Plans, type Special, nothing } from '../plan.ts';
import type { Scene } from '../scene.ts';

const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
const own = offerOf('atlas-mono-signal-berlin').event;

export const cartPlans: Plans = {
  'GET /api/bookings/cart': () => ({
    specials: [
      { name: 'nobody', token: '', headers: {}, expects: [400, 'cart_missing'] },
      { name: 'a cart that is no UUID', headers: { 'x-cart': 'mine' }, expects: [400, 'invalid_request'] },
    ],
  }),
  'POST /api/bookings/cart/book': scene => ({
    body: { attendeeName: 'Nobody', holds: [{ holdId: nothing }] },
    headers: key(),
    shapesAreHarmless: true,
    specials: cartBookings(scene),
  }),
  'GET /api/bookings/events/{eventId}/inventory': () => ({
    at: { eventId: nothing },
    specials: [
      { name: 'an event that is not there', expects: [404, 'not_found'] },
      { name: 'somebody else’s event', at: { eventId: own.id }, expects: [403, 'not_a_member'] },
    ],
  }),
};

function cartBookings({ ada, grace }: Scene): readonly Special[] {
  const book = (name: string, body: object, expects: readonly [number, string]): Special => ({ name, body, headers: key(), expects });
  const holds = (...ids: readonly string[]): object => ({ attendeeName: 'Ada', holds: ids.map(holdId => ({ holdId })) });
  return [
    book('somebody else’s hold', holds(grace.open.id), [409, 'cart_refused']),
    book('one of their own beside somebody else’s', holds(ada.open.id, grace.open.id), [409, 'cart_refused']),
    book('a hold that was booked', holds(ada.booked.id), [409, 'cart_refused']),
    book('a hold twice', holds(ada.open.id, ada.open.id), [400, 'invalid_request']),
    book('a hold twice in other letters', holds(ada.open.id, ada.open.id.toUpperCase()), [400, 'invalid_request']),
    book('no hold', holds(), [400, 'invalid_request']),
    book('more than anybody holds', holds(...Array.from({ length: 21 }, () => crypto.randomUUID())), [400, 'invalid_request']),
    book('a price of their own', { ...holds(ada.open.id), totalMinor: 0 }, [400, 'invalid_request']),
    { name: 'no key', body: holds(ada.open.id), headers: {}, expects: [400, 'idempotency_key_missing'] },
  ];
}
