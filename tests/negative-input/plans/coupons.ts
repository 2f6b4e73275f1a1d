import { organizerId } from '@event-planner/demo/organizers';
import { type Plan, type Plans, type Special, nothing } from '../plan.ts';
import type { Scene } from '../scene.ts';

const organizer = organizerId('nordwind-konzerte');
const terms = { name: 'Ten percent', kind: 'percent', basisPoints: 1000 };
const unfit = [400, 'invalid_request'] as const;
const notThere = [404, 'not_found'] as const;

/** A campaign that is not there, for whoever asks; shapes that it could not have. */
const ofNothing =
  (body?: object, wrong: readonly (readonly [name: string, body: object])[] = []) =>
  (_scene: Scene): Plan => ({
    at: { campaignId: nothing },
    ...(body && { body, shapesAreHarmless: true }),
    specials: [
      { name: 'a campaign that is not there', ...(body && { body }), expects: notThere },
      ...wrong.map(([name, sent]): Special => ({ name, body: sent, expects: unfit })),
    ],
  });

const wrongTerms: readonly (readonly [name: string, terms: object])[] = [
  ['a percentage without one', { ...terms, basisPoints: null }],
  ['more than everything', { ...terms, basisPoints: 10_001 }],
  ['an amount beside a percentage', { ...terms, amountMinor: 100, currency: 'EUR' }],
  ['an amount of no currency', { name: 'Ten', kind: 'amount', amountMinor: 1000 }],
  ['an amount below nothing', { name: 'Ten', kind: 'amount', amountMinor: -1, currency: 'EUR' }],
  ['an end before its start', { ...terms, startsAt: '2030-06-02T00:00:00Z', endsAt: '2030-06-01T00:00:00Z' }],
  ['a limit of nothing', { ...terms, maxUses: 0 }],
  ['more at least than at most', { ...terms, minTickets: 3, maxTickets: 2 }],
  ['events that are none', { ...terms, eventIds: [] }],
  ['a name of two lines', { ...terms, name: 'Ten\npercent' }],
  ['a kind of its own', { ...terms, kind: 'everything' }],
  ['a field too many', { ...terms, uses: 0 }],
];

export const couponPlans: Plans = {
  'PUT /api/bookings/holds/{holdId}/coupons': ({ ada, grace }) => ({
    at: { holdId: nothing },
    body: { coupons: ['SUMMER'] },
    shapesAreHarmless: true,
    specials: [
      { name: 'somebody else’s hold', at: { holdId: grace.open.id }, body: { coupons: [] }, expects: notThere },
      { name: 'a hold that was booked', at: { holdId: ada.booked.id }, body: { coupons: [] }, expects: [409, 'hold_booked'] },
      { name: 'a code that is none', at: { holdId: ada.open.id }, body: { coupons: ['\u0000'] }, expects: [422, 'coupon_unknown'] },
      { name: 'four codes', at: { holdId: ada.open.id }, body: { coupons: ['A', 'B', 'C', 'D'] }, expects: unfit },
      { name: 'a code without end', at: { holdId: ada.open.id }, body: { coupons: ['A'.repeat(101)] }, expects: unfit },
    ],
  }),
  'POST /api/bookings/events/{eventId}/code': scene => ({
    at: { eventId: nothing },
    body: { code: 'SUMMER', from: '192.0.2.1' },
    specials: [
      { name: 'an event that is not there', body: { code: 'SUMMER', from: '192.0.2.1' }, expects: notThere },
      { name: 'a code without end', body: { code: 'A'.repeat(101), from: '192.0.2.1' }, expects: unfit },
      { name: 'from nowhere', body: { code: 'SUMMER', from: '' }, expects: unfit },
      {
        name: 'a service that has no business here',
        token: scene.serviceToken('booking', 'booking'),
        body: { code: 'SUMMER', from: '192.0.2.1' },
        expects: [403, 'forbidden'],
      },
    ],
  }),
  'GET /api/bookings/campaigns': () => ({
    specials: [
      { name: 'no organizer', expects: unfit },
      { name: 'somebody else’s organizer', query: `organizerId=${organizer}`, expects: [403, 'not_a_member'] },
      { name: 'a limit that is too high', query: `organizerId=${organizer}&limit=101`, expects: unfit },
    ],
  }),
  'POST /api/bookings/campaigns': scene => {
    const own = { token: scene.tokenOf('organizer@example.test') };
    const form = { organizerId: organizer, terms };
    return {
      body: { organizerId: nothing, terms },
      shapesAreHarmless: true,
      specials: [
        { name: 'somebody else’s organizer', body: form, expects: [403, 'not_a_member'] },
        { name: 'who only looks', token: scene.tokenOf('staff@example.test'), body: form, expects: [403, 'role_forbids'] },
        ...['=1+1', 'AB', '---', '<b>CODE</b>', 'A'.repeat(41)].map((code): Special => ({
          ...own,
          name: `the code ${code.slice(0, 12)}`,
          body: { ...form, code },
          expects: unfit,
        })),
        ...wrongTerms.map(([name, wrong]): Special => ({ ...own, name, body: { ...form, terms: wrong }, expects: unfit })),
      ],
    };
  },
  'GET /api/bookings/coupons': () => ({
    specials: [
      { name: 'no code', query: `organizerId=${organizer}`, expects: unfit },
      { name: 'somebody else’s codes', query: `organizerId=${organizer}&code=SUMMER`, expects: [403, 'not_a_member'] },
    ],
  }),
  'GET /api/bookings/campaigns/{campaignId}': ofNothing(),
  'PUT /api/bookings/campaigns/{campaignId}': ofNothing(
    { version: 1, terms },
    wrongTerms.map(([name, wrong]) => [name, { version: 1, terms: wrong }]),
  ),
  'PUT /api/bookings/campaigns/{campaignId}/state': ofNothing({ state: 'paused' }, [['a state of its own', { state: 'gone' }]]),
  'GET /api/bookings/campaigns/{campaignId}/report': ofNothing(),
  'POST /api/bookings/campaigns/{campaignId}/codes': ofNothing({ count: 10 }, [
    ['no codes', { count: 0 }],
    ['more codes than a campaign has', { count: 50_001 }],
    ['a code and a number', { code: 'SUMMER', count: 1 }],
    ['a prefix that is a formula', { count: 1, prefix: '=A1' }],
  ]),
  'GET /api/bookings/campaigns/{campaignId}/codes': ofNothing(),
  'GET /api/bookings/campaigns/{campaignId}/codes.csv': ofNothing(),
};
