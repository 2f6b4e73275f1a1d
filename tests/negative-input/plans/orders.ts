import { organizerId } from '@event-planner/demo/organizers';
import { offerOf } from '../../programme.ts';
import { type Plans, type Special, nothing } from '../plan.ts';
import type { Scene } from '../scene.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const ofNothing = { eventId: nothing, bookingId: nothing };
const unfit = [400, 'invalid_request'] as const;
const owner = (scene: Scene) => ({ token: scene.tokenOf('organizer@example.test'), at: { eventId: own.id, bookingId: nothing } });
const viewer = (scene: Scene) => ({ token: scene.tokenOf('staff@example.test'), at: { eventId: own.id, bookingId: nothing } });
const strangers: readonly Special[] = [
  { name: 'an event that is not there', expects: [404, 'not_found'] },
  { name: 'somebody else’s event', at: { eventId: own.id, bookingId: nothing }, expects: [403, 'not_a_member'] },
];

export const orderPlans: Plans = {
  'GET /api/bookings/events/{eventId}/orders': scene => ({
    at: ofNothing,
    specials: [
      ...strangers,
      { ...owner(scene), name: 'a cursor of its own making', query: 'cursor=abc', expects: [400, 'invalid_cursor'] },
      {
        ...owner(scene),
        name: 'a cursor of another list',
        query: `cursor=${Buffer.from('["name",1,"x"]').toString('base64url')}`,
        expects: [400, 'invalid_cursor'],
      },
      { ...owner(scene), name: 'more than is told at once', query: 'limit=101', expects: unfit },
      { ...owner(scene), name: 'a state that there is not', query: 'state=lost', expects: unfit },
      { ...owner(scene), name: 'a day that there is not', query: 'from=2030-02-30', expects: unfit },
      { ...owner(scene), name: 'a search of two lines', query: 'q=a%0Ab', expects: unfit },
      { ...owner(scene), name: 'a search without end', query: `q=${'a'.repeat(401)}`, expects: unfit },
    ],
  }),
  'GET /api/bookings/orders': scene => ({
    specials: [
      { name: 'no organizer', expects: unfit },
      { name: 'an organizer that is not there', query: `organizerId=${nothing}`, expects: [404, 'not_found'] },
      { name: 'somebody else’s organizer', query: `organizerId=${organizerId('nordwind-konzerte')}`, expects: [403, 'not_a_member'] },
      {
        ...owner(scene),
        name: 'a cursor of its own making',
        query: `organizerId=${organizerId('nordwind-konzerte')}&cursor=abc`,
        expects: [400, 'invalid_cursor'],
      },
    ],
  }),
  'GET /api/bookings/events/{eventId}/orders/{bookingId}': scene => ({
    at: ofNothing,
    specials: [
      ...strangers,
      { ...owner(scene), name: 'an order that is not there', expects: [404, 'not_found'] },
      {
        ...owner(scene),
        name: 'an order of another event',
        at: { eventId: own.id, bookingId: scene.ada.confirmed.id },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'PATCH /api/bookings/events/{eventId}/orders/{bookingId}': scene => ({
    at: ofNothing,
    body: { note: 'none' },
    shapesAreHarmless: true,
    specials: [
      { ...viewer(scene), name: 'who only looks', body: { note: 'mine' }, expects: [403, 'role_forbids'] },
      { ...owner(scene), name: 'an order that is not there', body: { note: 'none' }, expects: [404, 'not_found'] },
      { ...owner(scene), name: 'nothing to change', body: {}, expects: unfit },
      { ...owner(scene), name: 'what cannot be changed', body: { totalMinor: 0 }, expects: unfit },
      { ...owner(scene), name: 'an address that is none', body: { email: 'ada' }, expects: unfit },
      { ...owner(scene), name: 'a name of two lines', body: { name: 'A\nda' }, expects: unfit },
      {
        ...owner(scene),
        name: 'an order of another event',
        at: { eventId: own.id, bookingId: scene.ada.confirmed.id },
        body: { note: 'mine' },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'PUT /api/bookings/events/{eventId}/orders/{bookingId}/block': scene => ({
    at: ofNothing,
    body: { blocked: true },
    specials: [
      { ...viewer(scene), name: 'who only looks', body: { blocked: true }, expects: [403, 'role_forbids'] },
      { ...owner(scene), name: 'neither of the two', body: {}, expects: unfit },
      {
        ...owner(scene),
        name: 'an order of another event',
        at: { eventId: own.id, bookingId: scene.ada.confirmed.id },
        body: { blocked: true },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'POST /api/bookings/events/{eventId}/orders/{bookingId}/lost-payment': scene => ({
    at: ofNothing,
    specials: [
      { ...viewer(scene), name: 'who only looks', expects: [403, 'role_forbids'] },
      {
        ...owner(scene),
        name: 'an order of another event',
        at: { eventId: own.id, bookingId: scene.ada.confirmed.id },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'POST /api/bookings/events/{eventId}/orders/{bookingId}/resend': scene => ({
    at: ofNothing,
    specials: [
      { ...viewer(scene), name: 'who only looks', expects: [403, 'role_forbids'] },
      {
        ...owner(scene),
        name: 'an order of another event',
        at: { eventId: own.id, bookingId: scene.ada.confirmed.id },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'GET /api/bookings/events/{eventId}/orders/{bookingId}/tickets.pdf': scene => ({
    at: ofNothing,
    specials: [
      ...strangers,
      { ...owner(scene), name: 'a language that there is not', query: 'language=xx', expects: unfit },
      {
        ...owner(scene),
        name: 'an order of another event',
        at: { eventId: own.id, bookingId: scene.ada.confirmed.id },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'GET /api/bookings/events/{eventId}/attendees': scene => ({
    at: ofNothing,
    specials: [
      ...strangers,
      { ...owner(scene), name: 'a cursor of its own making', query: 'cursor=abc', expects: [400, 'invalid_cursor'] },
      { ...owner(scene), name: 'a state that there is not', query: 'state=lost', expects: unfit },
    ],
  }),
  'GET /api/bookings/events/{eventId}/exports/{kind}': scene => ({
    at: { eventId: nothing, kind: 'orders' },
    specials: [
      { name: 'no format', expects: unfit },
      { name: 'an event that is not there', query: 'format=csv', expects: [404, 'not_found'] },
      { name: 'somebody else’s event', at: { eventId: own.id, kind: 'orders' }, query: 'format=csv', expects: [403, 'not_a_member'] },
      { ...owner(scene), name: 'what is not exported', at: { eventId: own.id, kind: 'keys' }, query: 'format=csv', expects: unfit },
      { ...owner(scene), name: 'a format that there is not', at: { eventId: own.id, kind: 'orders' }, query: 'format=pdf', expects: unfit },
    ],
  }),
};
