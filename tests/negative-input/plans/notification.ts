import type { Plans } from '../plan.ts';

export const notificationPlans: Plans = {
  'GET /api/notifications': () => ({
    specials: [
      { name: 'a cursor of its own making', query: 'cursor=abc', expects: [400, 'invalid_cursor'] },
      { name: 'a limit of nothing', query: 'limit=0', expects: [400, 'invalid_request'] },
      { name: 'somebody else’s', query: 'userId=1', expects: [400, 'invalid_request'] },
    ],
  }),
  'PUT /api/notifications/language': () => ({
    specials: [
      { name: 'a language that nobody writes in', body: { language: 'tlh' }, expects: [400, 'invalid_request'] },
      { name: 'somebody else’s', body: { language: 'de', userId: '1' }, expects: [400, 'invalid_request'] },
    ],
  }),
};
