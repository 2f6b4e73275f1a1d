import { eventCancelled, eventPostponed, eventPublished, eventUpdated } from '@event-planner/contracts/messages';
import type { TestService } from '@event-planner/platform/testing';
import { eventually, person } from '@event-planner/platform/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { admin, get, otto, putOn, rival, startEvent, type Wished } from '../test-event.ts';

async function one(event: TestService, wished: Partial<Wished> = {}) {
  const [put] = await putOn(event, { slug: 'hamlet', ...wished });
  if (!put) throw new Error('nothing was put on');
  return put;
}

const act = async (event: TestService, { id, action, by = otto }: { id: string; action: string; by?: typeof otto }) =>
  event.inject({ method: 'POST', url: `/api/events/${id}/${action}`, headers: await event.asUser(by) });

test('a draft is published: it is shown, listed and said, and its version grows', async () => {
  await using event = await startEvent();
  const { id } = await one(event, { state: 'draft' });
  expect((await get(event, '')).json().items).toEqual([]);
  const answer = await act(event, { id, action: 'publish' });
  expect([answer.statusCode, answer.json(), answer.headers['etag']]).toEqual([200, { id, version: 2 }, '"2"']);
  expect((await get(event, '/hamlet')).json()).toMatchObject({ state: 'published', version: 2 });
  expect((await get(event, '')).json().items).toHaveLength(1);
  expect(await event.published(eventPublished)).toEqual([{ eventId: id, version: 2 }]);
});

test('a published event is postponed, published again, and cancelled, and readers see it at once', async () => {
  await using event = await startEvent();
  const { id } = await one(event);
  const seen: unknown[] = [];
  for (const action of ['postpone', 'publish', 'cancel']) {
    expect((await act(event, { id, action })).statusCode).toBe(200);
    const [bySlug, byId, list, filters] = [
      await get(event, '/hamlet'),
      await get(event, `/${id}`),
      await get(event, ''),
      await get(event, '/filters'),
    ];
    seen.push([bySlug.json().state, byId.json().state, list.json().items.length, filters.json().cities.length]);
  }
  expect(seen).toEqual([
    ['postponed', 'postponed', 0, 0],
    ['published', 'published', 1, 1],
    ['cancelled', 'cancelled', 0, 0],
  ]);
  expect(await event.published(eventPostponed)).toEqual([{ eventId: id, version: 2, refundUntil: '2030-06-15T10:00:00.000Z' }]);
  expect(await event.published(eventPublished)).toEqual([{ eventId: id, version: 3 }]);
  expect(await event.published(eventCancelled)).toEqual([{ eventId: id, version: 4 }]);
});

test.each([
  ['cancelled', 'publish'],
  ['published', 'publish'],
  ['draft', 'cancel'],
  ['ended', 'cancel'],
] as const)('an event that is %s refuses to %s, and nothing is said', async (state, action) => {
  await using event = await startEvent();
  const { id } = await one(event, { state });
  const refused = await act(event, { id, action });
  expect([refused.statusCode, refused.json().code, refused.json().state]).toEqual([409, 'state_forbids', state]);
  expect([...(await event.published(eventPublished)), ...(await event.published(eventCancelled))]).toEqual([]);
});

test('two cancellations race and exactly one is said', async () => {
  await using event = await startEvent();
  const { id } = await one(event);
  await using gate = await event.gate('select from events for update');
  const racing = [act(event, { id, action: 'cancel' }), act(event, { id, action: 'cancel' })];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(racing)).map(answer => answer.statusCode).toSorted()).toEqual([200, 409]);
  expect(await event.published(eventCancelled)).toHaveLength(1);
});

test.each([
  ['has no ticket types', { ticketTypes: [] }],
  ['is over', { startsAt: '2030-05-01T18:00:00.000Z' }],
])('an event that %s cannot be published', async (_what, wished) => {
  await using event = await startEvent();
  const { id } = await one(event, { state: 'draft', ...wished });
  const refused = await act(event, { id, action: 'publish' });
  expect([refused.statusCode, refused.json().code, refused.json().missing.length]).toEqual([422, 'not_ready_to_publish', 1]);
});

test('organizers change what is theirs, admins everything, and others nothing', async () => {
  await using event = await startEvent();
  const { id } = await one(event);
  const cancelBy = async (by: typeof otto) => (await act(event, { id, action: 'cancel', by })).json().code;
  expect(await cancelBy(rival)).toBe('not_your_event');
  expect(await cancelBy(person('Ada'))).toBe('not_your_event');
  expect((await event.inject({ method: 'POST', url: `/api/events/${id}/cancel` })).json().code).toBe('token_missing');
  expect((await act(event, { id, action: 'cancel', by: admin })).statusCode).toBe(200);
});

test("somebody else's draft is as good as not there", async () => {
  await using event = await startEvent();
  const { id } = await one(event, { state: 'draft' });
  const refused = await act(event, { id, action: 'publish', by: rival });
  const nowhere = await act(event, { id: '0190a5b0-0000-7000-8000-000000000000', action: 'publish', by: rival });
  expect([refused.statusCode, nowhere.statusCode]).toEqual([404, 404]);
});

test('what is over ends, and that is said once', async () => {
  await using event = await startEvent();
  const over = await one(event, { startsAt: '2030-06-01T06:00:00.000Z' });
  await putOn(event, { slug: 'to-come' }, { slug: 'put-off', state: 'postponed', startsAt: '2030-06-01T06:00:00.000Z' });
  await get(event, '/hamlet');
  await event.running.runJob('end-past');
  await event.running.runJob('end-past');
  expect(await event.published(eventUpdated)).toEqual([{ eventId: over.id, version: 2 }]);
  expect((await get(event, '/hamlet')).json().state).toBe('ended');
  expect((await get(event, '/to-come')).json().state).toBe('published');
});

afterEach(() => vi.useRealTimers());

test('an event that is over ends within a minute, without anybody asking', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
  await using event = await startEvent({ jobs: 'by the clock' });
  await one(event, { startsAt: '2030-06-01T07:59:00.000Z' });
  expect((await get(event, '/hamlet')).json().state).toBe('published');
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  await eventually(async () => expect((await get(event, '/hamlet')).json().state).toBe('ended'));
});
