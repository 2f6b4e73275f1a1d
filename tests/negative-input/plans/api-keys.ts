import { newApiKey } from '@event-planner/platform/tokens';
import { offerOf } from '../../programme.ts';
import { type Plans, nothing, type Special } from '../plan.ts';
import type { Scene } from '../scene.ts';

const { organizer } = offerOf('atlas-mono-signal-berlin').event;
const there = { organizerId: organizer.id };
const form = { name: 'Import', scopes: ['seeOrders'], expiresInDays: 30 };

const byStrangers = (scene: Scene, rest: Partial<Special> = {}): readonly Special[] => [
  { ...rest, name: 'no such organizer', expects: [404, 'not_found'] },
  { ...rest, name: 'somebody else’s organizer', at: there, expects: [403, 'not_a_member'] },
  { ...rest, name: 'who only looks', at: there, token: scene.tokenOf('staff@example.test'), expects: [403, 'role_forbids'] },
  { ...rest, name: 'a key', at: there, token: newApiKey(), expects: [403, 'key_not_accepted'] },
];

export const apiKeyPlans: Plans = {
  'GET /api/auth/organizers/{organizerId}/api-keys': scene => ({ at: { organizerId: nothing }, specials: byStrangers(scene) }),
  'POST /api/auth/organizers/{organizerId}/api-keys': scene => {
    const owner = { at: there, token: scene.tokenOf('organizer@example.test') };
    return {
      at: { organizerId: nothing },
      body: form,
      shapesAreHarmless: true,
      specials: [
        ...byStrangers(scene, { body: form }),
        // A token of no session has none to prove who they are in.
        { name: 'an owner without a session', ...owner, body: form, expects: [401, 'session_ended'] },
        { name: 'a scope no program may have', ...owner, body: { ...form, scopes: ['refund'] }, expects: [400, 'invalid_request'] },
        { name: 'an end in a hundred years', ...owner, body: { ...form, expiresInDays: 36_500 }, expects: [400, 'invalid_request'] },
        { name: 'a key of their own choice', ...owner, body: { ...form, key: newApiKey() }, expects: [400, 'invalid_request'] },
      ],
    };
  },
  'DELETE /api/auth/organizers/{organizerId}/api-keys/{id}': scene => ({
    at: { organizerId: nothing, id: nothing },
    specials: [
      ...byStrangers(scene, {}).map(special => ({ ...special, at: { id: nothing, ...special.at } })),
      {
        name: 'a key that is not there',
        at: there,
        token: scene.tokenOf('organizer@example.test'),
        expects: [404, 'not_found'],
      },
    ],
  }),
  'GET /api/auth/sessions/{id}/confirmation': () => ({ at: { id: nothing }, query: { userId: nothing }, specials: [] }),
  'POST /api/auth/api-keys/checks': () => ({
    body: { hash: '0'.repeat(64) },
    shapesAreHarmless: true,
    specials: [
      { name: 'the key itself', body: { hash: newApiKey() }, expects: [400, 'invalid_request'] },
      { name: 'half a hash', body: { hash: '0'.repeat(32) }, expects: [400, 'invalid_request'] },
    ],
  }),
};
