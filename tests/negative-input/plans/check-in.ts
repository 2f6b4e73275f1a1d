import { plainDoorPlan } from '@event-planner/contracts/check-in';
import { organizerId } from '@event-planner/demo/organizers';
import { offerOf } from '../../programme.ts';
import { type Plans, type Special, nothing } from '../plan.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const nonce = 'b5b1b1b0-0000-4000-8000-000000000001';
const at = '2030-01-01T00:00:00Z';
const scan = { nonce, gate: nothing, at, direction: 'in', code: 'x' };
const batchOf = (...scans: object[]) => ({ device: { id: nonce, name: 'Phone' }, sentAt: at, scans });
const unfit = [400, 'invalid_request'] as const;

const elsewhere: readonly Special[] = [
  { name: 'an event that is not there', at: { eventId: nothing }, expects: [404, 'not_found'] },
  { name: 'somebody else’s event', at: { eventId: own.id }, expects: [403, 'not_a_member'] },
];

export const checkInPlans: Plans = {
  'GET /api/bookings/doors': () => ({
    specials: [
      { name: 'no organizer', expects: unfit },
      { name: 'an organizer that is not there', query: `organizerId=${nothing}`, expects: [404, 'not_found'] },
      { name: 'somebody else’s organizer', query: `organizerId=${organizerId('nordwind-konzerte')}`, expects: [403, 'not_a_member'] },
    ],
  }),
  'GET /api/bookings/events/{eventId}/door': () => ({ at: { eventId: nothing }, specials: elsewhere }),
  'PUT /api/bookings/events/{eventId}/door': scene => {
    const body = plainDoorPlan(nothing);
    const mine = { token: scene.tokenOf('organizer@example.test'), at: { eventId: own.id } };
    return {
      at: { eventId: nothing },
      body,
      shapesAreHarmless: true,
      specials: [
        ...elsewhere.map(special => ({ ...special, body })),
        { name: 'no gates', ...mine, body: { ...body, gates: [] }, expects: unfit },
        { name: 'a gate twice', ...mine, body: { ...body, gates: [...body.gates, ...body.gates] }, expects: unfit },
        {
          name: 'a ticket type that is not there',
          ...mine,
          body: { ...body, gates: [{ ...body.gates[0], ticketTypeIds: [nothing] }] },
          expects: [422, 'door_plan_invalid'],
        },
        { name: 'an area with a NUL', ...mine, body: { ...body, gates: [{ ...body.gates[0], areas: ['a\u0000'] }] }, expects: unfit },
        { name: 'a version nobody saw', ...mine, body: { ...body, version: 77 }, expects: [409, 'door_plan_changed'] },
      ],
    };
  },
  'POST /api/bookings/events/{eventId}/scans': scene => {
    const mine = { token: scene.tokenOf('organizer@example.test'), at: { eventId: own.id } };
    return {
      at: { eventId: nothing },
      body: batchOf(scan),
      shapesAreHarmless: true,
      specials: [
        ...elsewhere.map(special => ({ ...special, body: batchOf(scan) })),
        {
          name: 'who only looks',
          token: scene.tokenOf('staff@example.test'),
          at: { eventId: own.id },
          body: batchOf(scan),
          expects: [403, 'role_forbids'],
        },
        { name: 'no scans', ...mine, body: batchOf(), expects: unfit },
        { name: 'a code and a ticket', ...mine, body: batchOf({ ...scan, ticketId: nothing }), expects: unfit },
        { name: 'neither a code nor a ticket', ...mine, body: batchOf({ ...scan, code: undefined }), expects: unfit },
        { name: 'an undo of nothing', ...mine, body: batchOf({ ...scan, direction: 'undo' }), expects: unfit },
        { name: 'too many at once', ...mine, body: batchOf(...Array.from({ length: 501 }, () => scan)), expects: unfit },
      ],
    };
  },
  'GET /api/bookings/events/{eventId}/scans': scene => ({
    at: { eventId: nothing },
    specials: [
      ...elsewhere,
      {
        name: 'a cursor of nobody',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id },
        query: 'cursor=1.x',
        expects: [400, 'invalid_cursor'],
      },
    ],
  }),
  'GET /api/bookings/events/{eventId}/door-list': scene => ({
    at: { eventId: nothing },
    specials: [
      ...elsewhere,
      {
        name: 'a cursor of nobody',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id },
        query: 'since=x',
        expects: [400, 'invalid_cursor'],
      },
      {
        name: 'more than a page',
        token: scene.tokenOf('organizer@example.test'),
        at: { eventId: own.id },
        query: 'limit=5001',
        expects: unfit,
      },
    ],
  }),
  'GET /api/bookings/events/{eventId}/door-search': scene => ({
    at: { eventId: nothing },
    specials: [
      ...elsewhere.map(special => ({ ...special, query: 'q=ada' })),
      { name: 'a single letter', token: scene.tokenOf('organizer@example.test'), at: { eventId: own.id }, query: 'q=a', expects: unfit },
      { name: 'a NUL', token: scene.tokenOf('organizer@example.test'), at: { eventId: own.id }, query: 'q=a%00b', expects: unfit },
    ],
  }),
  'GET /api/bookings/events/{eventId}/check-in': () => ({ at: { eventId: nothing }, specials: elsewhere }),
};
