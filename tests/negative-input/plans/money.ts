import { organizerId } from '@event-planner/demo/organizers';
import { nothing, type Plans, type Special } from '../plan.ts';
import type { Scene } from '../scene.ts';

/** Some of those who come here are members of it. */
export const nordwind = { organizerId: organizerId('nordwind-konzerte') };

/** Whoever does not look after an organizer's money is refused, whatever they ask of it. */
export const notTheirMoney = ({ tokenOf }: Scene, query = ''): readonly Special[] => [
  { name: 'a buyer', at: nordwind, query, expects: [403, 'not_a_member'] },
  { name: 'a viewer of the team', at: nordwind, query, token: tokenOf('staff@example.test'), expects: [403, 'role_forbids'] },
  { name: 'an organizer that is not there', at: { organizerId: nothing }, query, expects: [404, 'not_found'] },
];

const wrongRanges = [
  'from=2030-02-30',
  'from=2030-06-02&to=2030-06-01',
  'from=1900-01-01',
  'timeZone=Nowhere/Land',
  'timeZone=%00',
  'days=30',
];
const refused = [400, 'invalid_request'] as const;

const inRange = (scene: Scene, rest: string, wrong: readonly string[] = []) => ({
  at: nordwind,
  specials: [
    ...notTheirMoney(scene, rest),
    ...[...wrongRanges.map(range => `${rest}&${range}`), ...wrong].map(query => ({
      name: `the query ${query}`,
      at: nordwind,
      query,
      token: scene.tokenOf('organizer@example.test'),
      expects: refused,
    })),
  ],
});

const statement = 'currency=EUR';
const wrongStatements = ['', 'currency=euro', 'currency=EUR&kind=gift', 'currency=EUR&eventId=1', 'currency=EUR&limit=1000'];

export const moneyPlans: Plans = {
  'GET /api/payments/organizers/{organizerId}/balance': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  'GET /api/payments/organizers/{organizerId}/credit-movements': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  'GET /api/payments/organizers/{organizerId}/days': scene => inRange(scene, ''),
  'GET /api/payments/organizers/{organizerId}/events': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  'GET /api/payments/organizers/{organizerId}/taxes': scene => inRange(scene, 'by=month', ['by=week']),
  'GET /api/payments/organizers/{organizerId}/taxes.csv': scene => inRange(scene, 'by=month', ['by=week']),
  'GET /api/payments/organizers/{organizerId}/statement': scene => {
    const plan = inRange(scene, statement, wrongStatements);
    const cursor = {
      name: 'a cursor of one’s own',
      at: nordwind,
      query: `${statement}&cursor=abc`,
      token: scene.tokenOf('organizer@example.test'),
    };
    return { ...plan, specials: [...plan.specials, { ...cursor, expects: [400, 'invalid_cursor'] }] };
  },
  'GET /api/payments/organizers/{organizerId}/statement.csv': scene => inRange(scene, statement, wrongStatements),
  'GET /api/payments/platform/trial-balance': () => ({ specials: [] }),
  'GET /api/payments/platform/books-check': () => ({ specials: [] }),
  'GET /api/payments/platform/entries': () => ({
    specials: [
      { name: 'nothing to look for', query: 'q=', expects: refused },
      { name: 'a cursor of one’s own', query: 'q=x&cursor=abc', expects: [400, 'invalid_cursor'] },
    ],
  }),
};
