import { eventUpdated } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { ask, found, organizerForm, publishedEvent } from '../planning/test-plan.ts';
import { admin, get, otto, rival, startEvent } from '../test-event.ts';

test('anybody who is signed in may found an organizer, and leads it', async () => {
  await using event = await startEvent();
  const answer = await ask(event, { method: 'POST', path: '/organizers', by: rival, body: organizerForm });
  expect([answer.statusCode, answer.headers['etag']]).toEqual([201, '"1"']);
  expect(answer.json()).toMatchObject({
    slug: 'rita-plays',
    role: 'owner',
    currencies: ['EUR', 'CHF'],
    languages: ['de', 'en'],
    color: null,
  });
  expect((await ask(event, { path: '/organizers/mine', by: rival })).json().items).toEqual([answer.json()]);
  expect((await ask(event, { path: '/organizers/mine' })).json().items).toEqual([]);
  expect((await event.inject({ method: 'POST', url: '/api/organizers', payload: organizerForm })).json().code).toBe('token_missing');
});

test('two of the same name race for its address and both get one', async () => {
  await using event = await startEvent();
  const ids = await Promise.all([otto, rival].map(by => found(event, { by, name: 'Théâtre d’été' })));
  const slugs = (await event.pool.query('select slug from organizers order by slug')).rows.map(({ slug }) => slug);
  expect([new Set(ids).size, slugs]).toEqual([2, ['theatre-d-ete', 'theatre-d-ete-2']]);
});

test('a name that is an address of ours gets another', async () => {
  await using event = await startEvent();
  const id = await found(event, { name: 'Mine' });
  expect((await ask(event, { path: `/organizers/${id}/own` })).json().slug).toBe('mine-2');
  expect((await ask(event, { path: '/organizers/mine-2' })).json().id).toBe(id);
});

test('the public sees what is public of it, by slug and by id, once', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const bySlug = await event.inject({ url: '/api/organizers/rita-plays' });
  expect(bySlug.json()).toEqual({
    id,
    slug: 'rita-plays',
    name: 'Rita Plays',
    about: '',
    website: null,
    color: null,
    logoUrl: null,
    bannerUrl: null,
  });
  expect((await event.inject({ url: `/api/organizers/${id}` })).json()).toEqual(bySlug.json());
  const again = await event.inject({ url: '/api/organizers/rita-plays', headers: { 'if-none-match': String(bySlug.headers['etag']) } });
  expect(again.statusCode).toBe(304);
});

test.each([
  ['#ffff00', 'color_unreadable', { contrast: 1.07, needed: 4.5 }],
  ['#777777', 'color_unreadable', { contrast: 4.47 }],
  ['#767676', undefined, { color: '#767676' }],
])('the colour %s is judged by its contrast with white: %s', async (color, code, details) => {
  await using event = await startEvent();
  const answer = await ask(event, { method: 'POST', path: '/organizers', body: { ...organizerForm, color } });
  expect(answer.json()).toMatchObject({ ...(code && { code }), ...details });
});

test('two who edit its page race, and the second is told', async () => {
  await using event = await startEvent();
  const id = await found(event);
  const edit = (about: string, seen: number) =>
    ask(event, { method: 'PUT', path: `/organizers/${id}`, body: { ...organizerForm, about }, seen });
  expect((await edit('First\u0000', 1)).json()).toMatchObject({ version: 2, about: 'First' });
  expect((await edit('Second', 1)).json()).toMatchObject({
    status: 409,
    code: 'version_outdated',
    version: 2,
    current: { about: 'First' },
  });
  expect((await edit('First', 2)).json().version).toBe(2);
});

test('its new name is on its events, in searches and said, and what had been remembered is forgotten', async () => {
  await using event = await startEvent();
  const { id, organizerId } = await publishedEvent(event);
  expect((await get(event, '/hamlet')).json().organizer.name).toBe('Rita Plays');
  await get(event, '');
  const body = { ...organizerForm, name: 'Ritas Zirkus' };
  expect((await ask(event, { method: 'PUT', path: `/organizers/${organizerId}`, body, seen: 1 })).json()).toMatchObject({
    slug: 'rita-plays',
  });
  expect((await get(event, '/hamlet')).json()).toMatchObject({ version: 4, organizer: { name: 'Ritas Zirkus' } });
  expect((await get(event, '')).json().items[0].organizer.name).toBe('Ritas Zirkus');
  expect((await get(event, '?q=zirkus')).json().items).toHaveLength(1);
  expect(await event.published(eventUpdated)).toEqual([{ eventId: id, version: 4 }]);
});

test('an admin acts everywhere, and belongs nowhere', async () => {
  await using event = await startEvent();
  const id = await found(event);
  expect((await ask(event, { path: `/organizers/${id}/own`, by: admin })).json().role).toBe('owner');
  expect((await ask(event, { path: '/organizers/mine', by: admin })).json().items).toEqual([]);
});

test('services are told who may act for it', async () => {
  await using event = await startEvent();
  const organizerId = await found(event);
  const headers = await event.asService('booking');
  const access = async (path: string) => (await event.inject({ url: `/api${path}`, headers })).json();
  expect(await access(`/organizers/${organizerId}/access/${otto.sub}`)).toEqual({ organizerId, role: 'owner' });
  expect(await access(`/organizers/${organizerId}/access/${rival.sub}`)).toEqual({ organizerId, role: null });
  const { id } = (await ask(event, { method: 'POST', path: `/organizers/${organizerId}/events`, body: {} })).json();
  expect(await access(`/events/${id}/access/${otto.sub}`)).toEqual({ organizerId, role: 'owner' });
  expect((await access(`/events/${rival.sub}/access/${otto.sub}`)).code).toBe('not_found');
  expect((await ask(event, { path: `/organizers/${organizerId}/access/${otto.sub}` })).statusCode).toBe(401);
});
