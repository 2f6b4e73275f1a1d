import { offerOf } from '../../programme.ts';
import { nothing, type Plans } from '../plan.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const typeId = own.ticketTypes[0]?.id;
const form = { ticketTypeIds: [typeId], quantity: 2, least: 1, language: 'en' };
const settings = { isOpen: true, offerHours: 24, maxQuantity: 10 };
const unfit = [400, 'invalid_request'] as const;
const ofNothing = { eventId: nothing, entryId: nothing };
const strangers = { name: 'somebody else’s event', at: { eventId: own.id, entryId: nothing }, expects: [403, 'not_a_member'] as const };

export const waitingListPlans: Plans = {
  'GET /api/bookings/waiting-lists/{eventId}': () => ({
    at: ofNothing,
    specials: [{ name: 'an event that is not there', expects: [404, 'not_found'] }],
  }),
  'POST /api/bookings/waiting-lists/{eventId}/entries': () => ({
    at: ofNothing,
    body: form,
    shapesAreHarmless: true,
    specials: [
      { name: 'an event that is not there', body: form, expects: [404, 'not_found'] },
      { name: 'more at least than at most', body: { ...form, least: 3 }, expects: unfit },
      { name: 'none', body: { ...form, quantity: 0, least: 0 }, expects: unfit },
      { name: 'a ticket type twice', body: { ...form, ticketTypeIds: [typeId, typeId] }, expects: unfit },
      { name: 'a language that mails are not written in', body: { ...form, language: 'xx' }, expects: unfit },
      {
        name: 'a ticket type of another event',
        at: { eventId: own.id },
        body: { ...form, ticketTypeIds: [nothing] },
        expects: [422, 'no_such_place'],
      },
    ],
  }),
  'GET /api/bookings/waiting-entries': () => ({
    specials: [
      { name: 'a cursor of another list', query: 'cursor=abc', expects: [400, 'invalid_cursor'] },
      { name: 'more than a page', query: 'limit=101', expects: unfit },
    ],
  }),
  'GET /api/bookings/waiting-entries/{entryId}': () => ({
    at: ofNothing,
    specials: [
      { name: 'a token that is none', query: `token=${'x'.repeat(36)}`, expects: [404, 'not_found'] },
      { name: 'a token that cannot be one', query: 'token=x', expects: unfit },
    ],
  }),
  'POST /api/bookings/waiting-entries/{entryId}/decline': () => ({
    at: ofNothing,
    body: {},
    shapesAreHarmless: true,
    specials: [
      { name: 'nobody, without a token', token: '', body: {}, expects: [404, 'not_found'] },
      { name: 'a token that is none', body: { token: 'x'.repeat(36) }, expects: [404, 'not_found'] },
    ],
  }),
  'DELETE /api/bookings/waiting-entries/{entryId}': () => ({
    at: ofNothing,
    specials: [{ name: 'an entry that is not there', expects: [404, 'not_found'] }],
  }),
  'GET /api/bookings/events/{eventId}/waiting-list': () => ({ at: ofNothing, specials: [strangers] }),
  'PUT /api/bookings/events/{eventId}/waiting-list': scene => ({
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
      { name: 'offers for ever', body: { ...settings, offerHours: 10_000 }, expects: unfit },
    ],
  }),
  'GET /api/bookings/events/{eventId}/waiting-list/entries': scene => ({
    at: ofNothing,
    specials: [
      strangers,
      {
        name: 'a cursor of another list',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id },
        query: 'cursor=abc',
        expects: [400, 'invalid_cursor'],
      },
    ],
  }),
  'POST /api/bookings/events/{eventId}/waiting-list/offers': () => ({ at: ofNothing, specials: [strangers] }),
  'POST /api/bookings/events/{eventId}/waiting-list/entries/{entryId}/offers': scene => ({
    at: ofNothing,
    specials: [
      strangers,
      {
        name: 'an entry that is not there',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id, entryId: nothing },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'DELETE /api/bookings/events/{eventId}/waiting-list/entries/{entryId}': scene => ({
    at: ofNothing,
    specials: [
      strangers,
      {
        name: 'an entry that is not there',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id, entryId: nothing },
        expects: [404, 'not_found'],
      },
    ],
  }),
  'POST /api/bookings/events/{eventId}/waiting-list/close': () => ({ at: ofNothing, specials: [strangers] }),
};
