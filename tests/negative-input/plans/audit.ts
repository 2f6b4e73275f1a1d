import { nothing, type Plans } from '../plan.ts';

const wrong = [
  { name: 'an organizer of nobody', query: `organizerId=${nothing}`, expects: [404, 'not_found'] },
  { name: 'what somebody else did', query: `by=${nothing}`, expects: [403, 'forbidden'] },
  { name: 'an action that is none', query: 'action=DROP%20TABLE', expects: [400, 'invalid_request'] },
  { name: 'a service that is none', query: 'service=search', expects: [400, 'invalid_request'] },
  { name: 'a moment that is none', query: 'since=yesterday', expects: [400, 'invalid_request'] },
] as const;

export const auditPlans: Plans = {
  'GET /api/audit': () => ({
    specials: [
      ...wrong,
      { name: 'a cursor of its own making', query: 'cursor=abc', expects: [400, 'invalid_cursor'] },
      { name: 'a limit of nothing', query: 'limit=0', expects: [400, 'invalid_request'] },
    ],
  }),
  'GET /api/audit/export': () => ({
    specials: [
      ...wrong.map(({ query, ...rest }) => ({ ...rest, query: `format=csv&${query}` })),
      { name: 'a format nobody reads', query: 'format=exe', expects: [400, 'invalid_request'] },
    ],
  }),
  'GET /api/audit/proofs': () => ({ specials: [] }),
};
