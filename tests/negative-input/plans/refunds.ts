import { offerOf } from '../../programme.ts';
import { type Plans, nothing, type Special } from '../plan.ts';
import type { Scene } from '../scene.ts';
import { nordwind, notTheirMoney } from './money.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
const ofOrder = { eventId: nothing, bookingId: nothing };
const ofRefund = { eventId: nothing, refundId: nothing };
const form = { what: { of: 'order' }, endTickets: true, withFees: true, reason: null, seenMinor: 0 };
const moreTime = { refundUntil: '2030-01-01T00:00:00Z' };
const start = { withFees: true, seen: { orders: 0, amounts: [], byHand: [] } };
const paidOut = { paidWith: 'cash' };
const together = { refunds: [nothing] };
const unfit = [400, 'invalid_request'] as const;
const strangers = [403, 'not_a_member'] as const;
const forbidden = [403, 'role_forbids'] as const;

const ofTogether = (scene: Scene, body: object): readonly Special[] => {
  const mine = { token: scene.tokenOf('organizer@example.test'), at: nordwind };
  return [
    ...notTheirMoney(scene).map(one => ({ ...one, body })),
    { ...mine, name: 'a refund that is not there', body, expects: [404, 'not_found'] },
    { ...mine, name: 'no refunds', body: { ...body, refunds: [] }, expects: unfit },
  ];
};

export const refundPlans: Plans = {
  'GET /api/bookings/{bookingId}/cancellation': ({ grace }) => ({
    at: { bookingId: nothing },
    specials: [{ name: 'somebody else’s booking', at: { bookingId: grace.confirmed.id }, expects: [404, 'not_found'] }],
  }),
  'POST /api/bookings/{bookingId}/cancellation': ({ ada, grace }) => ({
    at: { bookingId: nothing },
    body: { seenBackMinor: 0 },
    headers: key(),
    shapesAreHarmless: true,
    specials: [
      {
        name: 'somebody else’s booking',
        at: { bookingId: grace.confirmed.id },
        body: { seenBackMinor: 0 },
        headers: key(),
        expects: [404, 'not_found'],
      },
      {
        name: 'without a key',
        at: { bookingId: ada.confirmed.id },
        body: { seenBackMinor: 0 },
        headers: {},
        expects: [400, 'idempotency_key_missing'],
      },
      {
        name: 'a booking that was cancelled before it was paid',
        at: { bookingId: ada.cancelled.id },
        body: { seenBackMinor: 0 },
        headers: key(),
        expects: [409, 'cancellation_not_possible'],
      },
      { name: 'no tickets', at: { bookingId: ada.confirmed.id }, body: { tickets: [], seenBackMinor: 0 }, headers: key(), expects: unfit },
      { name: 'less than nothing', at: { bookingId: ada.confirmed.id }, body: { seenBackMinor: -1 }, headers: key(), expects: unfit },
    ],
  }),
  'GET /api/bookings/events/{eventId}/orders/{bookingId}/refunds': ({ ada }) => ({
    at: ofOrder,
    specials: [{ name: 'somebody else’s event', at: { eventId: own.id, bookingId: ada.confirmed.id }, expects: strangers }],
  }),
  'POST /api/bookings/events/{eventId}/orders/{bookingId}/refunds': scene => {
    const at = { eventId: own.id, bookingId: scene.ada.confirmed.id };
    const mine = { token: scene.tokenOf('organizer@example.test'), at, headers: key() };
    return {
      at: ofOrder,
      body: form,
      headers: key(),
      shapesAreHarmless: true,
      specials: [
        { name: 'one’s own money, of somebody else’s event', at, body: form, headers: key(), expects: strangers },
        { name: 'who only looks', token: scene.tokenOf('staff@example.test'), at, body: form, headers: key(), expects: forbidden },
        { name: 'an order of another event', ...mine, body: form, expects: [404, 'not_found'] },
        { name: 'nothing', ...mine, body: { ...form, what: { of: 'amount', amountMinor: 0 } }, expects: unfit },
        { name: 'less than nothing', ...mine, body: { ...form, what: { of: 'amount', amountMinor: -5 } }, expects: unfit },
        { name: 'no tickets', ...mine, body: { ...form, what: { of: 'tickets', tickets: [] } }, expects: unfit },
      ],
    };
  },
  'GET /api/bookings/events/{eventId}/refunds': scene => ({
    at: { eventId: nothing },
    specials: [
      { name: 'somebody else’s event', at: { eventId: own.id }, expects: strangers },
      {
        name: 'a cursor of its own making',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id },
        query: 'cursor=abc',
        expects: [400, 'invalid_cursor'],
      },
    ],
  }),
  'POST /api/bookings/events/{eventId}/refunds/{refundId}/retry': scene => ({
    at: ofRefund,
    specials: [
      { name: 'somebody else’s event', at: { eventId: own.id, refundId: nothing }, expects: strangers },
      {
        name: 'who only looks',
        token: scene.tokenOf('staff@example.test'),
        at: { eventId: own.id, refundId: nothing },
        expects: forbidden,
      },
      {
        name: 'a refund that is not there',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id, refundId: nothing },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'POST /api/bookings/events/{eventId}/refunds/{refundId}/paid-out': scene => ({
    at: ofRefund,
    body: paidOut,
    specials: [
      { name: 'somebody else’s event', at: { eventId: own.id, refundId: nothing }, body: paidOut, expects: strangers },
      {
        name: 'a refund that is not there',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id, refundId: nothing },
        body: paidOut,
        expects: [404, 'not_found'],
      },
    ],
  }),
  'GET /api/bookings/organizers/{organizerId}/refunds/by-hand': () => ({
    at: nordwind,
    specials: ['after=1', 'limit=1'].map(query => ({ name: query, at: nordwind, query, expects: unfit })),
  }),
  ...Object.fromEntries(
    ['filed', 'unfiled'].map(place => [
      `POST /api/bookings/organizers/{organizerId}/refunds/${place}`,
      () => ({
        at: nordwind,
        body: { fileId: nothing, ...together },
        specials: [
          { name: 'a refund twice', at: nordwind, body: { fileId: nothing, refunds: [nothing, nothing] }, expects: unfit },
          { name: 'none', at: nordwind, body: { fileId: nothing, refunds: [] }, expects: unfit },
        ],
      }),
    ]),
  ),
  'POST /api/bookings/organizers/{organizerId}/refunds/paid-out': scene => ({
    at: nordwind,
    body: { ...together, ...paidOut },
    specials: ofTogether(scene, { ...together, ...paidOut }),
  }),
  'POST /api/bookings/organizers/{organizerId}/refunds/paid-out/undo': scene => ({
    at: nordwind,
    body: together,
    specials: ofTogether(scene, together),
  }),
  'GET /api/bookings/events/{eventId}/postponement': () => ({
    at: { eventId: nothing },
    specials: [{ name: 'somebody else’s event', at: { eventId: own.id }, expects: strangers }],
  }),
  'PUT /api/bookings/events/{eventId}/postponement': scene => ({
    at: { eventId: nothing },
    body: moreTime,
    specials: [
      { name: 'somebody else’s event', at: { eventId: own.id }, body: moreTime, expects: strangers },
      {
        name: 'who only looks',
        token: scene.tokenOf('staff@example.test'),
        at: { eventId: own.id },
        body: moreTime,
        expects: forbidden,
      },
      {
        name: 'an event that was never postponed',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id },
        body: moreTime,
        expects: [409, 'event_not_postponed'],
      },
    ],
  }),
  'GET /api/bookings/events/{eventId}/cancellation': () => ({
    at: { eventId: nothing },
    specials: [{ name: 'somebody else’s event', at: { eventId: own.id }, expects: strangers }],
  }),
  'POST /api/bookings/events/{eventId}/cancellation': scene => ({
    at: { eventId: nothing },
    body: start,
    shapesAreHarmless: true,
    specials: [
      { name: 'somebody else’s event', at: { eventId: own.id }, body: start, expects: strangers },
      { name: 'who only looks', token: scene.tokenOf('staff@example.test'), at: { eventId: own.id }, body: start, expects: forbidden },
      {
        name: 'an event that takes place',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id },
        body: start,
        expects: [409, 'event_not_cancelled'],
      },
    ],
  }),
};
