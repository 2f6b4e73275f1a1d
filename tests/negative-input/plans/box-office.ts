import { organizerId } from '@event-planner/demo/organizers';
import { offerOf } from '../../programme.ts';
import { type Plans, nothing } from '../plan.ts';
import type { Scene } from '../scene.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const unfit = [400, 'invalid_request'] as const;
const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
const owner = (scene: Scene) => ({ token: scene.tokenOf('organizer@example.test'), at: { eventId: own.id } });
const viewer = (scene: Scene) => ({ token: scene.tokenOf('staff@example.test'), at: { eventId: own.id } });
const items = [{ ticketTypeId: nothing, quantity: 1 }];
const sale = { kind: 'sold', holdId: nothing, paidWith: 'cash' };
const list = { ticketTypeId: nothing, reason: 'Press', guests: [{ name: 'Ann' }] };

export const boxOfficePlans: Plans = {
  'POST /api/bookings/events/{eventId}/box-office/holds': scene => ({
    at: { eventId: nothing },
    body: { items },
    shapesAreHarmless: true,
    specials: [
      { name: 'somebody else’s event', at: { eventId: own.id }, body: { items }, expects: [403, 'not_a_member'] },
      { ...viewer(scene), name: 'who only looks', body: { items }, expects: [403, 'role_forbids'] },
      { ...owner(scene), name: 'a ticket type of nothing', body: { items }, expects: [422, 'no_such_place'] },
      { ...owner(scene), name: 'nothing', body: { items: [] }, expects: unfit },
    ],
  }),
  'DELETE /api/bookings/events/{eventId}/box-office/holds/{holdId}': scene => ({
    at: { eventId: nothing, holdId: nothing },
    specials: [
      { ...viewer(scene), name: 'who only looks', at: { eventId: own.id, holdId: nothing }, expects: [403, 'role_forbids'] },
      { ...owner(scene), name: 'a hold of a buyer', at: { eventId: own.id, holdId: scene.ada.open.id }, expects: [404, 'not_found'] },
    ],
  }),
  'POST /api/bookings/events/{eventId}/box-office/sales': scene => ({
    at: { eventId: nothing },
    body: sale,
    headers: key(),
    shapesAreHarmless: true,
    specials: [
      { ...viewer(scene), name: 'who only looks', body: sale, headers: key(), expects: [403, 'role_forbids'] },
      {
        ...owner(scene),
        name: 'a hold of a buyer',
        body: { ...sale, holdId: scene.ada.open.id },
        headers: key(),
        expects: [404, 'not_found'],
      },
      { ...owner(scene), name: 'a way to pay that there is not', body: { ...sale, paidWith: 'shells' }, headers: key(), expects: unfit },
      {
        ...owner(scene),
        name: 'a gift without a reason',
        body: { kind: 'complimentary', holdId: nothing },
        headers: key(),
        expects: unfit,
      },
      { ...owner(scene), name: 'a price of their own', body: { ...sale, totalMinor: 1 }, headers: key(), expects: unfit },
    ],
  }),
  'POST /api/bookings/events/{eventId}/box-office/guests': scene => ({
    at: { eventId: nothing },
    body: list,
    headers: key(),
    shapesAreHarmless: true,
    specials: [
      { ...viewer(scene), name: 'who only looks', body: list, headers: key(), expects: [403, 'role_forbids'] },
      { ...owner(scene), name: 'nobody', body: { ...list, guests: [] }, headers: key(), expects: unfit },
      {
        ...owner(scene),
        name: 'more than a list holds',
        body: { ...list, guests: Array.from({ length: 201 }, () => ({ name: 'Ann' })) },
        headers: key(),
        expects: unfit,
      },
    ],
  }),
  'GET /api/bookings/events/{eventId}/revocations': scene => ({
    at: { eventId: nothing },
    specials: [
      { name: 'somebody else’s event', at: { eventId: own.id }, expects: [403, 'not_a_member'] },
      { ...viewer(scene), name: 'who only looks', expects: [403, 'role_forbids'] },
      { ...owner(scene), name: 'a cursor of its own making', query: 'since=abc', expects: [400, 'invalid_cursor'] },
    ],
  }),
  'GET /api/bookings/events/{eventId}/revocations.jws': scene => ({
    at: { eventId: nothing },
    specials: [
      { name: 'somebody else’s event', at: { eventId: own.id }, expects: [403, 'not_a_member'] },
      { ...viewer(scene), name: 'who only looks', expects: [403, 'role_forbids'] },
    ],
  }),
  'GET /api/bookings/box-office/till': scene => ({
    specials: [
      { name: 'no day', query: `organizerId=${nothing}`, expects: unfit },
      {
        name: 'somebody else’s till',
        query: `organizerId=${organizerId('nordwind-konzerte')}&day=2030-01-01&timeZone=UTC`,
        expects: [403, 'not_a_member'],
      },
      {
        ...owner(scene),
        name: 'a zone that there is not',
        query: `organizerId=${organizerId('nordwind-konzerte')}&day=2030-01-01&timeZone=Mars/Base`,
        expects: unfit,
      },
    ],
  }),
};
