import { offerOf, world } from '../../programme.ts';
import { type Plans, nothing, type Special } from '../plan.ts';
import type { Scene } from '../scene.ts';

const { organizer } = offerOf('atlas-mono-signal-berlin').event;
const idOf = (email: string): string => world.accounts.find(account => account.email === email)?.id ?? '';
const owner = { email: 'organizer@example.test', id: idOf('organizer@example.test') };
const viewer = { email: 'staff@example.test', id: idOf('staff@example.test') };

const byStrangers = (scene: Scene, rest: Partial<Special>): readonly Special[] => [
  { ...rest, name: 'somebody else’s organizer', expects: [403, 'not_a_member'] },
  { ...rest, name: 'who only looks', token: scene.tokenOf(viewer.email), expects: [403, 'role_forbids'] },
];

const ofInvitation: Plans[string] = scene => ({
  at: { id: nothing, invitationId: nothing },
  specials: [
    ...byStrangers(scene, { at: { id: organizer.id } }),
    {
      name: 'an invitation that is not there',
      token: scene.tokenOf(owner.email),
      at: { id: organizer.id },
      expects: [404, 'not_found'],
    },
  ],
});

export const teamPlans: Plans = {
  'GET /api/organizers/{id}/team': () => ({
    at: { id: nothing },
    specials: [{ name: 'somebody else’s organizer', at: { id: organizer.id }, expects: [403, 'not_a_member'] }],
  }),
  'POST /api/organizers/{id}/invitations': scene => {
    const body = { email: 'friend@example.test', role: 'viewer' };
    const mine = { token: scene.tokenOf(owner.email), at: { id: organizer.id } };
    return {
      at: { id: nothing },
      body,
      shapesAreHarmless: true,
      specials: [
        ...byStrangers(scene, { at: { id: organizer.id }, body }),
        { name: 'a member', ...mine, body: { ...body, email: viewer.email }, expects: [409, 'already_member'] },
        { name: 'an owner, without a fresh proof', ...mine, body: { ...body, role: 'owner' }, expects: [403, 'confirmation_needed'] },
        { name: 'a role that does not exist', ...mine, body: { ...body, role: 'admin' }, expects: [400, 'invalid_request'] },
        { name: 'no address', ...mine, body: { ...body, email: 'friend' }, expects: [400, 'invalid_request'] },
      ],
    };
  },
  'DELETE /api/organizers/{id}/invitations/{invitationId}': ofInvitation,
  'POST /api/organizers/{id}/invitations/{invitationId}/resend': ofInvitation,
  'PATCH /api/organizers/{id}/members/{userId}': scene => ({
    at: { id: nothing, userId: nothing },
    body: { role: 'viewer' },
    shapesAreHarmless: true,
    specials: [
      ...byStrangers(scene, { at: { id: organizer.id, userId: owner.id }, body: { role: 'viewer' } }),
      {
        name: 'an owner, without a fresh proof',
        token: scene.tokenOf(owner.email),
        at: { id: organizer.id, userId: owner.id },
        body: { role: 'manager' },
        expects: [403, 'confirmation_needed'],
      },
    ],
  }),
  'DELETE /api/organizers/{id}/members/{userId}': scene => ({
    at: { id: nothing, userId: nothing },
    specials: [
      ...byStrangers(scene, { at: { id: organizer.id, userId: owner.id } }),
      {
        name: 'an owner, without a fresh proof',
        token: scene.tokenOf(owner.email),
        at: { id: organizer.id, userId: owner.id },
        expects: [403, 'confirmation_needed'],
      },
    ],
  }),
  'GET /api/organizers/invitations': () => ({ specials: [] }),
  'POST /api/organizers/invitations/{id}/accept': () => ({ at: { id: nothing }, specials: [] }),
  'POST /api/organizers/invitations/{id}/decline': () => ({ at: { id: nothing }, specials: [] }),
};
