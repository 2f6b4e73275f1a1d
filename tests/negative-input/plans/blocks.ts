import { offerOf } from '../../programme.ts';
import { type Plans, nothing } from '../plan.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const form = { kind: 'house', reason: 'Guests', seats: ['moon-A-1'] };
const ofNothing = { eventId: nothing, blockId: nothing };

export const blockPlans: Plans = {
  'GET /api/bookings/events/{eventId}/blocks': () => ({
    at: ofNothing,
    specials: [
      { name: 'an event that is not there', expects: [404, 'not_found'] },
      { name: 'somebody else’s event', at: { eventId: own.id }, expects: [403, 'not_a_member'] },
    ],
  }),
  'POST /api/bookings/events/{eventId}/blocks': scene => {
    const mine = { token: scene.tokenOf('organizer@example.test'), at: { eventId: own.id } };
    const unfit = [400, 'invalid_request'] as const;
    return {
      at: ofNothing,
      body: form,
      shapesAreHarmless: true,
      specials: [
        { name: 'somebody else’s event', at: { eventId: own.id }, body: form, expects: [403, 'not_a_member'] },
        {
          name: 'who only looks',
          token: scene.tokenOf('staff@example.test'),
          at: { eventId: own.id },
          body: form,
          expects: [403, 'role_forbids'],
        },
        { name: 'a seat that does not exist', ...mine, body: form, expects: [422, 'no_such_place'] },
        { name: 'nothing', ...mine, body: { ...form, seats: [] }, expects: unfit },
        { name: 'no reason', ...mine, body: { ...form, reason: '  ' }, expects: unfit },
        { name: 'an end that is over', ...mine, body: { ...form, until: '2020-01-01T00:00:00Z' }, expects: unfit },
        {
          name: 'places of another event',
          ...mine,
          body: { ...form, seats: [], places: [{ ticketTypeId: nothing, quantity: 1 }] },
          expects: [422, 'no_such_place'],
        },
        {
          name: 'less than nothing',
          ...mine,
          body: { ...form, seats: [], places: [{ ticketTypeId: own.ticketTypes[0]?.id, quantity: -1 }] },
          expects: unfit,
        },
      ],
    };
  },
  'DELETE /api/bookings/events/{eventId}/blocks/{blockId}': scene => ({
    at: ofNothing,
    specials: [
      { name: 'somebody else’s event', at: { eventId: own.id, blockId: nothing }, expects: [403, 'not_a_member'] },
      {
        name: 'a hold of a buyer',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id, blockId: scene.ada.open.id },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'POST /api/bookings/events/{eventId}/blocks/{blockId}/releases': scene => ({
    at: ofNothing,
    body: { seats: ['moon-A-1'] },
    shapesAreHarmless: true,
    specials: [
      {
        name: 'somebody else’s event',
        at: { eventId: own.id, blockId: nothing },
        body: { seats: ['moon-A-1'] },
        expects: [403, 'not_a_member'],
      },
      {
        name: 'a block that is not there',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id, blockId: nothing },
        body: { seats: ['moon-A-1'] },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'POST /api/bookings/events/{eventId}/withdrawals': scene => ({
    at: ofNothing,
    body: { version: 1, seats: [] },
    specials: [
      { name: 'no seats', body: { version: 1, seats: [] }, expects: [400, 'invalid_request'] },
      { name: 'a seat that cannot be one', body: { version: 1, seats: ['A1'] }, expects: [400, 'invalid_request'] },
      {
        name: 'a service that has no business here',
        token: scene.serviceToken('booking', 'booking'),
        body: { version: 1, seats: ['moon-A-1'] },
        expects: [403, 'forbidden'],
      },
    ],
  }),
  'POST /api/bookings/events/{eventId}/withdrawals/{withdrawalId}/undo': scene => ({
    at: { eventId: nothing, withdrawalId: nothing },
    specials: [
      {
        name: 'a service that has no business here',
        token: scene.serviceToken('booking', 'booking'),
        expects: [403, 'forbidden'],
      },
    ],
  }),
};
