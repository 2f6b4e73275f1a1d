import { memberInvited } from '@event-planner/contracts/messages';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { idOf } from '@event-planner/platform/ids';
import { person, type TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ask, found } from '../planning/test-plan.ts';
import { otto, rival, startEvent } from '../test-event.ts';
import { isLastOwner } from './rules.ts';

const ada = { ...person('Ada'), sid: idOf('session ada') };

test('an owner is the last one when there is no other', () => {
  expect([isLastOwner(['a'], 'a'), isLastOwner(['a'], 'b'), isLastOwner(['a', 'b'], 'a'), isLastOwner([], 'a')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

const invite = (event: TestService, id: string, { by = otto, ...body }: { email: string; role: string; by?: AccessClaims }) =>
  ask(event, { method: 'POST', path: `/organizers/${id}/invitations`, by, body });

/** Somebody joins a team by being asked and accepting. */
async function join(event: TestService, id: string, who: AccessClaims, role: MemberRole): Promise<void> {
  const invitation = (await invite(event, id, { email: who.email, role })).json();
  expect((await ask(event, { method: 'POST', path: `/organizers/invitations/${invitation.id}/accept`, by: who })).statusCode).toBe(200);
}

const teamOf = async (event: TestService, id: string) => (await ask(event, { path: `/organizers/${id}/team` })).json();

test('who is invited hears of it by their address, accepts and is a member', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const invited = await invite(event, id, { email: 'ADA@example.test', role: 'manager' });
  expect([invited.statusCode, invited.json()]).toMatchObject([201, { email: 'ada@example.test', role: 'manager', invitedBy: 'Otto' }]);
  expect(await event.published(memberInvited)).toMatchObject([
    { invitationId: invited.json().id, organizerId: id, email: 'ada@example.test', role: 'manager', invitedBy: 'Otto' },
  ]);
  const received = (await ask(event, { path: '/organizers/invitations', by: ada })).json().items;
  expect(received).toMatchObject([{ id: invited.json().id, organizer: { id, slug: 'rita-plays', name: 'Rita Plays' } }]);
  expect((await ask(event, { path: '/organizers/invitations', by: rival })).json().items).toEqual([]);
  const accept = (by: AccessClaims) => ask(event, { method: 'POST', path: `/organizers/invitations/${received[0].id}/accept`, by });
  event.clock.advance(60);
  expect((await accept(rival)).statusCode).toBe(404);
  expect((await accept(ada)).json()).toEqual({ organizerId: id, role: 'manager' });
  expect((await accept(ada)).statusCode).toBe(404);
  expect(await teamOf(event, id)).toMatchObject({
    members: [
      { userId: otto.sub, name: 'Otto', email: 'otto@example.test', role: 'owner' },
      { userId: ada.sub, name: 'Ada', email: 'ada@example.test', role: 'manager' },
    ],
    invitations: [],
  });
  expect((await ask(event, { path: '/organizers/mine', by: ada })).json().items).toMatchObject([{ id, role: 'manager' }]);
});

test('an invitation that is declined or withdrawn is gone', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const first = (await invite(event, id, { email: ada.email, role: 'viewer' })).json();
  expect((await invite(event, id, { email: ada.email, role: 'owner' })).json().code).toBe('already_invited');
  expect((await ask(event, { method: 'POST', path: `/organizers/invitations/${first.id}/decline`, by: ada })).statusCode).toBe(204);
  const second = (await invite(event, id, { email: ada.email, role: 'viewer' })).json();
  expect((await ask(event, { method: 'DELETE', path: `/organizers/${id}/invitations/${second.id}` })).statusCode).toBe(204);
  expect((await ask(event, { method: 'POST', path: `/organizers/invitations/${second.id}/accept`, by: ada })).statusCode).toBe(404);
  expect((await invite(event, id, { email: otto.email, role: 'viewer' })).json().code).toBe('already_member');
});

test("another organizer's owner cannot withdraw an invitation", async () => {
  await using event = await startEvent();
  const [mine, theirs] = [await found(event), await found(event, { by: rival })];
  const invitation = (await invite(event, mine, { email: ada.email, role: 'viewer' })).json();
  expect((await ask(event, { method: 'DELETE', path: `/organizers/${theirs}/invitations/${invitation.id}`, by: rival })).statusCode).toBe(
    404,
  );
});

test.each(['manager', 'viewer'] as const)('a %s sees the team and does not lead it', async role => {
  await using event = await startEvent();
  const id = await found(event);
  await join(event, id, ada, role);
  expect((await ask(event, { path: `/organizers/${id}/team`, by: ada })).statusCode).toBe(200);
  const refused = await Promise.all([
    invite(event, id, { email: rival.email, role: 'viewer', by: ada }),
    ask(event, { method: 'PATCH', path: `/organizers/${id}/members/${ada.sub}`, by: ada, body: { role: 'owner' } }),
    ask(event, { method: 'DELETE', path: `/organizers/${id}/members/${otto.sub}`, by: ada }),
  ]);
  expect(refused.map(answer => answer.json().code)).toEqual(Array(3).fill('role_forbids'));
  const plans = await ask(event, { method: 'POST', path: `/organizers/${id}/events`, by: ada, body: {} });
  expect(plans.statusCode).toBe(role === 'manager' ? 201 : 403);
  expect((await ask(event, { method: 'DELETE', path: `/organizers/${id}/members/${ada.sub}`, by: ada })).statusCode).toBe(204);
  expect((await ask(event, { path: `/organizers/${id}/team`, by: ada })).json().code).toBe('not_a_member');
});

test('the last owner can neither leave nor be demoted', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const demote = (who: AccessClaims) =>
    ask(event, { method: 'PATCH', path: `/organizers/${id}/members/${who.sub}`, body: { role: 'viewer' } });
  const leave = () => ask(event, { method: 'DELETE', path: `/organizers/${id}/members/${otto.sub}` });
  expect((await demote(otto)).json().code).toBe('last_owner');
  expect((await leave()).json().code).toBe('last_owner');
  await join(event, id, ada, 'owner');
  expect((await demote(ada)).statusCode).toBe(204);
  expect((await leave()).json().code).toBe('last_owner');
});

test('two owners who leave at once leave one behind', async () => {
  await using event = await startEvent();
  const id = await found(event);
  await join(event, id, ada, 'owner');
  await using gate = await event.gate('select from organizers where id = $1 for update', [id]);
  const leaving = [otto, ada].map(by => ask(event, { method: 'DELETE', path: `/organizers/${id}/members/${by.sub}`, by }));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(leaving)).map(answer => answer.statusCode).toSorted()).toEqual([204, 409]);
});

test('two who accept one invitation at once make one member', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const invitation = (await invite(event, id, { email: ada.email, role: 'viewer' })).json();
  const accept = () => ask(event, { method: 'POST', path: `/organizers/invitations/${invitation.id}/accept`, by: ada });
  expect((await Promise.all([accept(), accept()])).map(answer => answer.statusCode).toSorted()).toEqual([200, 404]);
  expect((await teamOf(event, id)).members).toHaveLength(2);
});

const resend = (event: TestService, id: string, invitationId: string, by = otto) =>
  ask(event, { method: 'POST', path: `/organizers/${id}/invitations/${invitationId}/resend`, by });
const accept = (event: TestService, invitationId: string, by: AccessClaims) =>
  ask(event, { method: 'POST', path: `/organizers/invitations/${invitationId}/accept`, by });
const day = 24 * 60 * 60;

test('an invitation is good for 7 days, then it can be sent once more, which is good for as long again', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const first = (await invite(event, id, { email: ada.email, role: 'viewer' })).json();
  expect(Date.parse(first.expiresAt) - Date.parse(first.invitedAt)).toBe(7 * day * 1000);
  event.clock.advance(7 * day - 1);
  expect((await ask(event, { path: '/organizers/invitations', by: ada })).json().items).toMatchObject([{ id: first.id }]);
  event.clock.advance(1);
  expect((await ask(event, { path: '/organizers/invitations', by: ada })).json().items).toEqual([]);
  expect((await accept(event, first.id, ada)).json()).toMatchObject({ status: 410, code: 'invitation_expired' });
  expect((await teamOf(event, id)).invitations).toMatchObject([{ id: first.id }]);
  const again = (await resend(event, id, first.id)).json();
  expect((await event.published(memberInvited)).map(({ invitationId }) => invitationId)).toEqual([first.id, again.id]);
  expect((await resend(event, id, first.id)).statusCode).toBe(404);
  expect((await accept(event, again.id, ada)).json()).toEqual({ organizerId: id, role: 'viewer' });
});

test('who was invited long ago is invited anew, and only owners send once more', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const first = (await invite(event, id, { email: ada.email, role: 'viewer' })).json();
  expect((await resend(event, id, first.id, rival)).statusCode).toBe(403);
  event.clock.advance(7 * day);
  expect((await invite(event, id, { email: ada.email, role: 'manager' })).statusCode).toBe(201);
  expect((await teamOf(event, id)).invitations).toMatchObject([{ role: 'manager' }]);
});

test('thirty invitations are mailed in an hour and fifty wait at most, however many are asked for at once', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const ask31 = (of: string) =>
    Promise.all(Array.from({ length: 31 }, (_, at) => invite(event, id, { email: `${of}${at}@example.test`, role: 'viewer' })));
  const codes = (answers: Awaited<ReturnType<typeof ask31>>) =>
    Object.entries(Object.groupBy(answers, each => each.json().code ?? 'sent')).map(([code, of]) => [code, of?.length]);
  expect(codes(await ask31('a')).toSorted()).toEqual([
    ['invitations_too_fast', 1],
    ['sent', 30],
  ]);
  // Taking one back is no way to send more.
  const [one] = (await teamOf(event, id)).invitations;
  await ask(event, { method: 'DELETE', path: `/organizers/${id}/invitations/${one.id}` });
  expect((await invite(event, id, { email: ada.email, role: 'viewer' })).json()).toMatchObject({
    status: 429,
    code: 'invitations_too_fast',
  });
  event.clock.advance(60 * 60);
  expect(codes(await ask31('b')).toSorted()).toEqual([
    ['sent', 21],
    ['too_many_invitations', 10],
  ]);
});

test('whoever makes or unmakes an owner shows anew who they are, and nobody else needs to', async () => {
  let confirmed = true;
  const asked: string[] = [];
  const answers = { auth: ({ path }: { readonly path: string }) => (asked.push(path), { status: 200, body: { confirmed } }) };
  await using event = await startEvent({ answers });
  const id = await found(event);
  await join(event, id, ada, 'viewer');
  const patch = (role: string) => ask(event, { method: 'PATCH', path: `/organizers/${id}/members/${ada.sub}`, body: { role } });
  const remove = () => ask(event, { method: 'DELETE', path: `/organizers/${id}/members/${ada.sub}` });
  confirmed = false;
  expect((await patch('manager')).statusCode).toBe(204);
  expect(asked).toEqual([]);
  expect((await patch('owner')).json()).toMatchObject({ status: 403, code: 'confirmation_needed' });
  expect((await invite(event, id, { email: rival.email, role: 'owner' })).json().code).toBe('confirmation_needed');
  expect(asked[0]).toBe(`/api/auth/sessions/${otto.sid}/confirmation?userId=${otto.sub}`);
  confirmed = true;
  const owning = (await invite(event, id, { email: rival.email, role: 'owner' })).json();
  confirmed = false;
  expect((await resend(event, id, owning.id)).json().code).toBe('confirmation_needed');
  confirmed = true;
  expect((await resend(event, id, owning.id)).statusCode).toBe(201);
  expect((await patch('owner')).statusCode).toBe(204);
  confirmed = false;
  expect((await patch('viewer')).json().code).toBe('confirmation_needed');
  expect((await remove()).json().code).toBe('confirmation_needed');
  confirmed = true;
  expect((await remove()).statusCode).toBe(204);
});
