import { erasureDue, eventDataTold, eventPersonErased, exportRequested } from '@event-planner/contracts/privacy-messages';
import { newId } from '@event-planner/platform/ids';
import { person, type TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ask, found } from '../planning/test-plan.ts';
import { otto, startEvent } from '../test-event.ts';

const ada = person('Ada');

const obstaclesOf = async (event: TestService, userId: string) =>
  (await event.inject({ url: `/api/organizers/obstacles/${userId}`, headers: await event.asService('auth') })).json().items;

test('the last owner of an organizer cannot be forgotten; who is not, leaves team and invitations without a name', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const invitation = (
    await ask(event, { method: 'POST', path: `/organizers/${id}/invitations`, body: { email: ada.email, role: 'owner' } })
  ).json();
  expect(await obstaclesOf(event, otto.sub)).toContainEqual(expect.objectContaining({ kind: 'last_owner', organizerId: id }));
  expect(await obstaclesOf(event, ada.sub)).toEqual([]);
  await ask(event, { method: 'POST', path: `/organizers/invitations/${invitation.id}/accept`, by: ada });
  expect(await obstaclesOf(event, otto.sub)).not.toContainEqual(expect.objectContaining({ organizerId: id }));
  await ask(event, { method: 'POST', path: `/organizers/${id}/invitations`, body: { email: 'friend@example.test', role: 'viewer' } });

  await event.deliver(exportRequested, { exportId: newId(), userId: otto.sub, email: otto.email });
  const [part] = await event.published(eventDataTold);
  expect(JSON.parse(part?.text ?? '').invitationsYouSent).toMatchObject([{ email: 'friend@example.test' }]);

  const erasure = { erasureId: newId(), userId: otto.sub, email: otto.email, dueAt: '2030-06-01T10:00:00.000Z' };
  await event.deliver(erasureDue, erasure);
  expect(await event.published(eventPersonErased)).toEqual([{ erasureId: erasure.erasureId, userId: otto.sub }]);
  const team = (await ask(event, { path: `/organizers/${id}/team`, by: ada })).json();
  expect([team.members.length, team.invitations[0].invitedBy]).toEqual([1, '[erased]']);
  const stranger = await event.inject({ url: `/api/organizers/obstacles/${ada.sub}`, headers: await event.asUser(ada) });
  expect(stranger.statusCode).toBe(401);
});
