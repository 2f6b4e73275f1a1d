import { offerOf } from '../../programme.ts';
import { nothing, type Plans } from '../plan.ts';
import { nordwind, notTheirMoney } from './money.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const unfit = [400, 'invalid_request'] as const;
const taken = { paidWith: 'cash', seenMinor: 1 };
const correction = { as: 'not_paid', seen: 'cash', reason: 'The wrong order' };

/** Ways of paying that take their time. */
export const wayPlans: Plans = {
  'GET /api/bookings/{bookingId}/ways': ({ grace }) => ({
    at: { bookingId: nothing },
    specials: [{ name: 'somebody else’s booking', at: { bookingId: grace.pending.id }, expects: [404, 'not_found'] }],
  }),
  'POST /api/bookings/{bookingId}/way': scene => ({
    at: { bookingId: nothing },
    body: { userId: nothing, way: 'transfer' },
    specials: [
      {
        name: 'a service that has no business here',
        token: scene.serviceToken('booking', 'booking'),
        at: { bookingId: scene.ada.pending.id },
        body: { userId: nothing, way: 'transfer' },
        expects: [403, 'forbidden'],
      },
      { name: 'a way that there is not', body: { userId: nothing, way: 'provider' }, expects: [400, 'invalid_request'] },
    ],
  }),
  'POST /api/bookings/events/{eventId}/orders/{bookingId}/invoice': scene => ({
    at: { eventId: nothing, bookingId: nothing },
    specials: [
      { name: 'a buyer', at: { eventId: own.id, bookingId: scene.ada.pending.id }, expects: [403, 'not_a_member'] },
      {
        name: 'an order that is not there',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id, bookingId: nothing },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'POST /api/payments/bookings/{bookingId}/way': ({ ada, grace }) => ({
    at: { bookingId: nothing },
    body: { way: 'transfer' },
    shapesAreHarmless: true,
    specials: [
      { name: 'somebody else’s booking', at: { bookingId: grace.pending.id }, body: { way: 'transfer' }, expects: [404, 'not_found'] },
      { name: 'a way that there is not', at: { bookingId: ada.pending.id }, body: { way: 'shells' }, expects: unfit },
      {
        name: 'a way that is not offered',
        at: { bookingId: ada.cancelled.id },
        body: { way: 'on_site' },
        expects: [409, 'way_not_offered'],
      },
    ],
  }),
  'GET /api/payments/bookings/{bookingId}/instructions': ({ grace }) => ({
    at: { bookingId: nothing },
    specials: [{ name: 'somebody else’s booking', at: { bookingId: grace.pending.id }, expects: [404, 'not_found'] }],
  }),
  'POST /api/payments/organizers/{organizerId}/bookings/{bookingId}/taken': scene => ({
    at: { ...nordwind, bookingId: nothing },
    body: taken,
    specials: [
      { name: 'a buyer', at: { ...nordwind, bookingId: scene.ada.pending.id }, body: taken, expects: [403, 'not_a_member'] },
      {
        name: 'a viewer of the team',
        token: scene.tokenOf('staff@example.test'),
        at: { ...nordwind, bookingId: scene.ada.pending.id },
        body: taken,
        expects: [403, 'role_forbids'],
      },
    ],
  }),
  'GET /api/payments/organizers/{organizerId}/bookings/{bookingId}/taken': scene => ({
    at: { ...nordwind, bookingId: nothing },
    specials: [{ name: 'a buyer', at: { ...nordwind, bookingId: scene.ada.pending.id }, expects: [403, 'not_a_member'] }],
  }),
  'POST /api/payments/organizers/{organizerId}/bookings/{bookingId}/taken/correction': scene => ({
    at: { ...nordwind, bookingId: nothing },
    body: correction,
    specials: [
      { name: 'a buyer', at: { ...nordwind, bookingId: scene.ada.pending.id }, body: correction, expects: [403, 'not_a_member'] },
      {
        name: 'what nobody took money for',
        token: scene.tokenOf('organizer@example.test'),
        at: { ...nordwind, bookingId: scene.ada.pending.id },
        body: correction,
        expects: [404, 'not_found'],
      },
    ],
  }),
  'GET /api/payments/organizers/{organizerId}/awaited': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  'POST /api/payments/organizers/{organizerId}/invoices/{paymentId}/write-off': scene => ({
    at: { ...nordwind, paymentId: nothing },
    body: { amountMinor: 100, seenMinor: 2400, reason: 'Insolvent' },
    specials: [
      ...notTheirMoney(scene).map(one => ({ ...one, at: { ...one.at, paymentId: nothing }, body: { reason: 'Insolvent' } })),
      { name: 'a part without what was seen', body: { amountMinor: 100, reason: 'Insolvent' }, expects: [400, 'invalid_request'] },
      { name: 'no reason', body: { amountMinor: 100, seenMinor: 2400 }, expects: [400, 'invalid_request'] },
    ],
  }),
  'POST /api/payments/organizers/{organizerId}/invoices/{paymentId}/duplicates': scene => ({
    at: { ...nordwind, paymentId: nothing },
    specials: [
      ...notTheirMoney(scene).map(one => ({ ...one, at: { ...one.at, paymentId: nothing } })),
      {
        name: 'an invoice that is not there',
        token: scene.tokenOf('organizer@example.test'),
        at: { ...nordwind, paymentId: nothing },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'GET /api/payments/organizers/{organizerId}/invoices/duplicates/{duplicateId}/file': scene => ({
    at: { ...nordwind, duplicateId: nothing },
    specials: [
      ...notTheirMoney(scene).map(one => ({ ...one, at: { ...one.at, duplicateId: nothing } })),
      {
        name: 'one that is not there',
        token: scene.tokenOf('organizer@example.test'),
        at: { ...nordwind, duplicateId: nothing },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'POST /api/payments/organizers/{organizerId}/invoices/{paymentId}/write-back': scene => ({
    at: { ...nordwind, paymentId: nothing },
    body: { seenMinor: 2400 },
    specials: notTheirMoney(scene).map(one => ({ ...one, at: { ...one.at, paymentId: nothing }, body: { seenMinor: 2400 } })),
  }),
};
