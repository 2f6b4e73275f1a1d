import { offerOf } from '../../programme.ts';
import { type Plans, nothing } from '../plan.ts';
import type { Scene } from '../scene.ts';

const { organizer } = offerOf('atlas-mono-signal-berlin').event;
const owner = (scene: Scene) => scene.tokenOf('organizer@example.test');
const viewer = (scene: Scene) => scene.tokenOf('staff@example.test');

const form = { name: 'Bad Ideas', country: 'DE', currencies: ['EUR'], languages: ['en'] };
const wrongForms = [
  { name: 'a colour nobody can read', body: { ...form, color: '#ffff00' }, expects: [422, 'color_unreadable'] },
  { name: 'a colour that is none', body: { ...form, color: 'red' }, expects: [400, 'invalid_request'] },
  { name: 'a currency that does not exist', body: { ...form, currencies: ['EUR', 'QQQ'] }, expects: [422, 'currency_unknown'] },
  { name: 'no currency', body: { ...form, currencies: [] }, expects: [400, 'invalid_request'] },
  { name: 'a website that runs', body: { ...form, website: 'javascript:alert(1)' }, expects: [400, 'invalid_request'] },
  { name: 'a slug of its own choice', body: { ...form, slug: 'admin' }, expects: [400, 'invalid_request'] },
] as const;

export const organizerPlans: Plans = {
  'POST /api/organizers': () => ({ body: { ...form, color: '#ffff00' }, specials: wrongForms }),
  'GET /api/organizers/mine': () => ({ specials: [] }),
  'GET /api/organizers/{organizer}': () => ({
    at: { organizer: 'no-such-organizer' },
    specials: [{ name: 'an id of nothing', at: { organizer: nothing }, expects: [404, 'not_found'] }],
  }),
  'GET /api/organizers/{id}/own': () => ({
    at: { id: nothing },
    specials: [
      { name: 'an organizer that is not there', expects: [404, 'not_found'] },
      { name: 'somebody else’s organizer', at: { id: organizer.id }, expects: [403, 'not_a_member'] },
    ],
  }),
  'PUT /api/organizers/{id}': scene => {
    const headers = { 'if-match': '"1"' };
    const mine = { token: owner(scene), at: { id: organizer.id } };
    return {
      at: { id: nothing },
      body: form,
      headers,
      shapesAreHarmless: true,
      specials: [
        ...wrongForms.map(wrong => ({ ...wrong, ...mine, headers })),
        { name: 'no version', ...mine, body: form, headers: {}, expects: [400, 'version_missing'] },
        { name: 'an old version', ...mine, body: form, headers: { 'if-match': '"0"' }, expects: [409, 'version_outdated'] },
        { name: 'somebody else’s organizer', at: { id: organizer.id }, body: form, headers, expects: [403, 'not_a_member'] },
        { name: 'who only looks', token: viewer(scene), at: { id: organizer.id }, body: form, headers, expects: [403, 'role_forbids'] },
      ],
    };
  },
  'GET /api/organizers/obstacles/{userId}': () => ({ at: { userId: nothing }, specials: [] }),
  'GET /api/organizers/{id}/owners': () => ({
    at: { id: nothing },
    specials: [{ name: 'an organizer that is not there', expects: [404, 'not_found'] }],
  }),
  'GET /api/organizers/{id}/access/{userId}': () => ({
    at: { id: nothing, userId: nothing },
    specials: [{ name: 'an organizer that is not there', expects: [404, 'not_found'] }],
  }),
};
