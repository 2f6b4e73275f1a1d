import { eventUpdated } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { ask, draft, editPlan, found } from '../planning/test-plan.ts';
import { admin, get, putOn, rival, startEvent } from '../test-event.ts';

const form = {
  name: 'The Pit',
  address: 'Under 1, 10115 Berlin',
  city: 'Berlin',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  latitude: 52.5,
  longitude: 13.4,
};

test('an organizer has venues of its own and uses those that are everybody’s', async () => {
  await using event = await startEvent();
  await putOn(event, { slug: 'elsewhere', city: 'Hamburg' });
  await event.pool.query('update venues set organizer_id = null');
  const id = await found(event, { by: rival });
  const made = await ask(event, {
    method: 'POST',
    path: `/organizers/${id}/venues`,
    by: rival,
    body: { ...form, accessibility: 'Lift.\u0000' },
  });
  expect([made.statusCode, made.headers['etag'], made.json()]).toMatchObject([
    201,
    '"1"',
    { organizerId: id, version: 1, capacity: null, accessibility: 'Lift.', seatMaps: [] },
  ]);
  const listed = (await ask(event, { path: `/organizers/${id}/venues`, by: rival })).json().items;
  expect(listed).toMatchObject([
    { name: 'The Pit', organizerId: id },
    { name: 'Hamburg Hall', organizerId: null, seatMaps: [{ name: 'theatre', version: 1, seats: 10, standing: 0 }] },
  ]);
});

test("somebody else's venue is as good as not there, and one that is everybody's is changed by admins", async () => {
  await using event = await startEvent();
  const mine = (await ask(event, { method: 'POST', path: `/organizers/${await found(event)}/venues`, body: form })).json();
  const change = (by: typeof rival) => ask(event, { method: 'PUT', path: `/venues/${mine.id}`, by, body: form, seen: 1 });
  expect((await ask(event, { path: `/venues/${mine.id}`, by: rival })).json().code).toBe('not_found');
  expect((await change(rival)).json().code).toBe('not_found');
  await event.pool.query('update venues set organizer_id = null');
  expect((await ask(event, { path: `/venues/${mine.id}`, by: rival })).statusCode).toBe(200);
  expect((await change(rival)).json().code).toBe('forbidden');
  expect((await change(admin)).statusCode).toBe(200);
});

test('an event is held only where its organizer may', async () => {
  await using event = await startEvent();
  const theirs = (
    await ask(event, { method: 'POST', path: `/organizers/${await found(event, { by: rival })}/venues`, by: rival, body: form })
  ).json();
  const organizerId = await found(event);
  const { id } = await draft(event, organizerId);
  const at = (venueId: string, seatMapId: string | null = null) =>
    editPlan(event, { id, seen: 1, body: { place: { mode: 'in_person', venueId, seatMapId, onlineUrl: null } } });
  expect((await at(theirs.id)).json().code).toBe('reference_unknown');
  const mine = (await ask(event, { method: 'POST', path: `/organizers/${organizerId}/venues`, body: form })).json();
  const [elsewhere] = await putOn(event, { slug: 'elsewhere' });
  const { rows } = await event.pool.query('select seat_map_id from events where id = $1', [elsewhere?.id]);
  expect((await at(mine.id, rows[0].seat_map_id)).json().code).toBe('reference_unknown');
  expect((await at(mine.id)).statusCode).toBe(200);
});

test('a venue that moves takes its events along, and says so', async () => {
  await using event = await startEvent();
  const [hamlet] = await putOn(event, { slug: 'hamlet', title: 'Hamlet' });
  const venueId = hamlet?.venue.id ?? '';
  expect((await get(event, '/hamlet')).json().venue.name).toBe('Berlin Hall');
  const moved = await ask(event, { method: 'PUT', path: `/venues/${venueId}`, by: admin, body: { ...form, name: 'Neues Haus' }, seen: 1 });
  expect(moved.json()).toMatchObject({ version: 2, name: 'Neues Haus', seatMaps: [{ name: 'theatre' }] });
  expect((await get(event, '/hamlet')).json()).toMatchObject({ version: 2, venue: { name: 'Neues Haus', address: form.address } });
  expect((await get(event, '?q=neues+haus')).json().items).toHaveLength(1);
  const inventory = (await get(event, `/${hamlet?.id}/inventory`, await event.asService('booking'))).json();
  expect(inventory).toMatchObject({ version: 2, venueName: 'Neues Haus', venueAddress: form.address });
  expect(await event.published(eventUpdated)).toEqual([{ eventId: hamlet?.id, version: 2 }]);
});
