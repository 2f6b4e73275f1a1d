import { randomUUID } from 'node:crypto';
import { offerOf } from '../../programme.ts';
import { nothing, type Plans } from '../plan.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const settings = {
  opensAt: '2030-01-01T10:00:00Z',
  preQueueMinutes: 30,
  ratePerMinute: 100,
  admissionMinutes: 15,
  comeWithinMinutes: 10,
  maxPerAddress: null,
};
const unfit = [400, 'invalid_request'] as const;
const ofNothing = { eventId: nothing };
const noRoom = { name: 'an event without a waiting room', at: { eventId: own.id }, expects: [404, 'not_found'] as const };
const headers = { 'x-cart': randomUUID() };
const strangers = { name: 'somebody else’s event', at: { eventId: own.id }, expects: [403, 'not_a_member'] as const };

export const waitingRoomPlans: Plans = {
  'GET /api/bookings/waiting-rooms/{eventId}': () => ({ at: ofNothing, specials: [noRoom] }),
  'POST /api/bookings/waiting-rooms/{eventId}/visits': () => ({
    at: ofNothing,
    body: {},
    headers,
    shapesAreHarmless: true,
    specials: [
      { ...noRoom, body: {}, headers },
      { name: 'a cart that is none', token: '', headers: { 'x-cart': '1' }, body: {}, expects: unfit },
    ],
  }),
  'GET /api/bookings/waiting-rooms/{eventId}/visits/mine': () => ({ at: ofNothing, headers, specials: [{ ...noRoom, headers }] }),
  'POST /api/bookings/waiting-rooms/{eventId}/admissions': () => ({ at: ofNothing, headers, specials: [{ ...noRoom, headers }] }),
  'GET /api/bookings/waiting-rooms/{eventId}/draw': () => ({
    at: ofNothing,
    specials: [noRoom, { name: 'more than a page', query: 'limit=1001', expects: unfit }],
  }),
  'GET /api/bookings/events/{eventId}/waiting-room': () => ({ at: ofNothing, specials: [strangers] }),
  'PUT /api/bookings/events/{eventId}/waiting-room': scene => ({
    at: ofNothing,
    body: settings,
    shapesAreHarmless: true,
    specials: [
      { ...strangers, body: settings },
      {
        name: 'who only looks',
        token: scene.tokenOf('staff@example.test'),
        at: { eventId: own.id },
        body: settings,
        expects: [403, 'role_forbids'],
      },
      { name: 'nobody a minute', body: { ...settings, ratePerMinute: 0 }, expects: unfit },
    ],
  }),
  'POST /api/bookings/events/{eventId}/waiting-room/state': () => ({
    at: ofNothing,
    body: { state: 'paused' },
    shapesAreHarmless: true,
    specials: [
      { ...strangers, body: { state: 'paused' } },
      { name: 'a state that there is not', body: { state: 'open' }, expects: unfit },
    ],
  }),
};
