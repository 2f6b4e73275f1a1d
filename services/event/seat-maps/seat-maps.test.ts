import { SeatMap } from '@event-planner/contracts/seat-map';
import { expect, test } from 'vitest';
import { freshEnough } from '../ready.ts';
import { get, plan, putOn, startEvent } from '../test-event.ts';

test('a seat map is sent once and then only confirmed', async () => {
  await using event = await startEvent();
  const [hamlet] = await putOn(event, { slug: 'hamlet' });
  const first = await get(event, '/hamlet/seat-map');
  expect(SeatMap.parse(first.json())).toEqual(plan);
  expect(first.headers['cache-control']).toBe(freshEnough); // An event's plan may change: what was shown yesterday is asked for again.
  expect(first.headers['etag']).toMatch(/^"[\w-]{22}"$/);
  const again = await get(event, `/${hamlet?.id}/seat-map`, { 'if-none-match': String(first.headers['etag']) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('an event without seats has no seat map', async () => {
  await using event = await startEvent();
  await putOn(event, { slug: 'club', seatMap: null });
  expect((await get(event, '/club/seat-map')).statusCode).toBe(404);
});
