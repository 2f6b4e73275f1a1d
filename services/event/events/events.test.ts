import { EventDetail, EventInventory } from '@event-planner/contracts/event';
import { expect, test } from 'vitest';
import { cover, get, otto, plan, putOn, startEvent } from '../test-event.ts';

test('an event is found by its slug and by its id', async () => {
  await using event = await startEvent();
  const [hamlet] = await putOn(event, { slug: 'hamlet', title: 'Hamlet' });
  const bySlug = await get(event, '/hamlet');
  const byId = await get(event, `/${hamlet?.id.toUpperCase()}`);
  const { seatMap: _plan, payment: _ways, ...detail } = hamlet ?? {};
  expect(EventDetail.parse(bySlug.json())).toEqual({ ...detail, description: '<p>An evening.</p>' });
  expect(byId.json()).toEqual(bySlug.json());
});

test('whoever has the event already is told so', async () => {
  await using event = await startEvent();
  await putOn(event, { slug: 'hamlet', version: 3 });
  const first = await get(event, '/hamlet');
  expect(first.headers['etag']).toBe('"3"');
  const again = await get(event, '/hamlet', { 'if-none-match': '"3"' });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await get(event, '/hamlet', { 'if-none-match': '"2"' })).statusCode).toBe(200);
});

test.each(['', '/seat-map', '/cover.svg'])('a draft is as good as not there: %s', async path => {
  await using event = await startEvent();
  await putOn(event, { slug: 'secret', state: 'draft' });
  const refused = await get(event, `/secret${path}`, await event.asUser(otto));
  expect([refused.statusCode, refused.json().code]).toEqual([404, 'not_found']);
});

test.each(['postponed', 'cancelled', 'ended'] as const)('an event that is %s says so to whoever has its address', async state => {
  await using event = await startEvent();
  await putOn(event, { slug: 'hamlet', state });
  expect((await get(event, '/hamlet')).json().state).toBe(state);
});

test.each(['/nothing', '/0190a5b0-0000-7000-8000-000000000000', '/nothing/seat-map', '/nothing/cover.svg'])(
  'there is nothing at %s',
  async path => {
    await using event = await startEvent();
    expect((await get(event, path)).statusCode).toBe(404);
  },
);

test.each(['/UPPER', '/a--b', '/%00', '/a%27', `/${'a'.repeat(121)}`])('%s names no event', async path => {
  await using event = await startEvent();
  expect((await get(event, path)).statusCode).toBe(400);
});

test('the cover is an image that runs nothing', async () => {
  await using event = await startEvent();
  await putOn(event, { slug: 'hamlet' });
  const answer = await get(event, '/hamlet/cover.svg');
  expect(answer.body).toBe(cover);
  expect(answer.headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=86400',
  });
  const again = await get(event, '/hamlet/cover.svg', { 'if-none-match': String(answer.headers['etag']) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('services get all that booking must know, of drafts too', async () => {
  await using event = await startEvent();
  const [hamlet, draft] = await putOn(event, { slug: 'hamlet', title: 'Hamlet' }, { slug: 'club', state: 'draft', seatMap: null });
  const booking = await event.asService('booking');
  const inventory = EventInventory.parse((await get(event, `/${hamlet?.id}/inventory`, booking)).json());
  expect(inventory).toMatchObject({
    eventId: hamlet?.id,
    version: 1,
    state: 'published',
    title: 'Hamlet',
    venueName: 'Berlin Hall',
    venueAddress: 'Main Street 1',
    organizerName: "Otto's Shows",
    ticketTypes: hamlet?.ticketTypes,
  });
  expect(inventory.seatMap).toEqual(plan);
  expect((await get(event, `/${draft?.id}/inventory`, booking)).json()).toMatchObject({ state: 'draft', seatMap: null });
  expect((await get(event, '/0190a5b0-0000-7000-8000-000000000000/inventory', booking)).statusCode).toBe(404);
});

test('nobody but a service gets an inventory', async () => {
  await using event = await startEvent();
  const [hamlet] = await putOn(event, { slug: 'hamlet' });
  expect((await get(event, `/${hamlet?.id}/inventory`)).statusCode).toBe(401);
  expect((await get(event, `/${hamlet?.id}/inventory`, await event.asUser(otto))).statusCode).toBe(401);
});
