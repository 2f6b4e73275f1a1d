import { organizerId } from '@event-planner/demo/organizers';
import { offerOf } from '../../programme.ts';
import { type Plans, nothing } from '../plan.ts';

const own = offerOf('atlas-mono-signal-berlin').event;
const organizer = organizerId('nordwind-konzerte');

const wrongRanges = [
  'from=2030-02-30',
  'from=yesterday',
  'from=2030-06-02&to=2030-06-01',
  'from=1900-01-01',
  'timeZone=Nowhere/Land',
  'timeZone=%00',
  'days=30',
];

export const salesPlans: Plans = {
  'GET /api/bookings/sold': () => ({
    specials: ['after=1', 'limit=0', 'limit=501', 'from=x'].map(query => ({
      name: query,
      query,
      expects: [400, 'invalid_request'] as const,
    })),
  }),
  'GET /api/bookings/sales/{eventId}': scene => {
    const member = { token: scene.tokenOf('organizer@example.test'), at: { eventId: own.id } };
    return {
      at: { eventId: nothing },
      specials: [
        { name: 'an event that is not there', at: { eventId: nothing }, expects: [404, 'not_found'] },
        { name: 'somebody else’s event', at: { eventId: own.id }, expects: [403, 'not_a_member'] },
        ...wrongRanges.map(query => ({ ...member, name: `the range ${query}`, query, expects: [400, 'invalid_request'] as const })),
      ],
    };
  },
  'GET /api/bookings/sales': scene => {
    const token = scene.tokenOf('organizer@example.test');
    return {
      specials: [
        { name: 'no organizer', expects: [400, 'invalid_request'] },
        { name: 'an organizer that is not there', query: `organizerId=${nothing}`, expects: [404, 'not_found'] },
        { name: 'somebody else’s organizer', query: `organizerId=${organizer}`, expects: [403, 'not_a_member'] },
        ...wrongRanges.map(query => ({
          token,
          name: `the range ${query}`,
          query: `organizerId=${organizer}&${query}`,
          expects: [400, 'invalid_request'] as const,
        })),
      ],
    };
  },
};
