import { offerOf } from '../../programme.ts';
import { type Plans, nothing } from '../plan.ts';

const own = offerOf('atlas-mono-signal-berlin').event;

export const answerPlans: Plans = {
  'GET /api/bookings/events/{eventId}/answers': scene => {
    const member = { token: scene.tokenOf('organizer@example.test'), at: { eventId: own.id } };
    return {
      at: { eventId: nothing },
      specials: [
        { name: 'an event that is not there', at: { eventId: nothing }, expects: [404, 'not_found'] },
        { name: 'somebody else’s event', at: { eventId: own.id }, expects: [403, 'not_a_member'] },
        { ...member, name: 'a cursor of its own making', query: 'cursor=abc', expects: [400, 'invalid_cursor'] },
        { ...member, name: 'more than is told at once', query: 'limit=201', expects: [400, 'invalid_request'] },
        { ...member, name: 'a filter that there is not', query: 'name=Ada', expects: [400, 'invalid_request'] },
      ],
    };
  },
};
