import { type TestService } from '@event-planner/platform/testing';
import { describe, expect, test } from 'vitest';
import { otto, putOn, rival, startEvent } from '../test-event.ts';
import { counts, faultOfRange } from './rules.ts';

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0';

describe('what counts', () => {
  test.each([
    ['a browser', { 'user-agent': browser }, true],
    ['a browser that says do not track', { 'user-agent': browser, dnt: '1' }, false],
    ['a browser that may be tracked', { 'user-agent': browser, dnt: '0' }, true],
    ['a browser with global privacy control', { 'user-agent': browser, 'sec-gpc': '1' }, false],
    ['a page opened in advance', { 'user-agent': browser, 'sec-purpose': 'prefetch;prerender' }, false],
    ['nobody in particular', {}, false],
    ['a search engine', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, false],
    ['a preview', { 'user-agent': 'facebookexternalhit/1.1' }, false],
    ['a script', { 'user-agent': 'curl/8.9.1' }, false],
    ['a browser without a head', { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/141.0.0.0 Safari/537.36' }, false],
    ['somebody from Talbot', { 'user-agent': 'Mozilla/5.0 (Talbots) Safari/537.36' }, true],
  ])('%s: %j', (_who, headers, expected) => {
    expect(counts(headers)).toBe(expected);
  });

  test.each([
    ['2030-06-01', '2030-06-01', undefined],
    ['2030-01-01', '2031-01-01', undefined],
    ['2030-01-01', '2031-01-02', '2030-01-01 to 2031-01-02 are 367 days; ask for 366 at most'],
    ['2030-06-02', '2030-06-01', 'from 2030-06-02 is after to 2030-06-01'],
  ])('a range from %s to %s', (from, to, fault) => {
    expect(faultOfRange({ from, to })).toBe(fault);
  });
});

const visit = async (event: TestService, id: string, headers: Record<string, string> = { 'user-agent': browser }) =>
  (await event.inject({ method: 'POST', url: `/api/events/${id}/visits`, headers })).statusCode;

const visitsOf = async (event: TestService, path: string, { by = otto, range = 'from=2030-06-01&to=2030-06-30' } = {}) =>
  event.inject({ url: `/api/${path}/visits?${range}`, headers: await event.asUser(by) });

async function two(event: TestService) {
  const [hamlet, faust] = await putOn(event, { slug: 'hamlet' }, { slug: 'faust' });
  if (!hamlet || !faust) throw new Error('nothing was put on');
  return { hamlet: hamlet.id, faust: faust.id, organizer: hamlet.organizer.id };
}

test('opened pages are counted by event and day, and read by members only', async () => {
  await using event = await startEvent();
  const { hamlet, faust, organizer } = await two(event);
  expect([await visit(event, hamlet), await visit(event, hamlet.toUpperCase()), await visit(event, faust)]).toEqual([204, 204, 204]);
  event.clock.advance(86_400);
  await visit(event, hamlet);
  await visit(event, hamlet, { 'user-agent': browser, dnt: '1' });
  expect((await visitsOf(event, `events/${hamlet}`)).json()).toEqual({
    days: [
      { day: '2030-06-01', visits: 2 },
      { day: '2030-06-02', visits: 1 },
    ],
    total: 3,
  });
  expect((await visitsOf(event, `organizers/${organizer}`)).json()).toEqual({
    days: [
      { day: '2030-06-01', visits: 3 },
      { day: '2030-06-02', visits: 1 },
    ],
    total: 4,
    events: [
      { eventId: hamlet, visits: 3 },
      { eventId: faust, visits: 1 },
    ],
  });
  expect((await visitsOf(event, `events/${hamlet}`, { range: 'from=2030-06-02&to=2030-06-02' })).json().total).toBe(1);
  const planned = await event.inject({ url: `/api/organizers/${organizer}/events`, headers: await event.asUser(otto) });
  expect(
    planned
      .json()
      .items.map((one: { slug: string; visits: number }) => [one.slug, one.visits])
      .toSorted(),
  ).toEqual([
    ['faust', 1],
    ['hamlet', 3],
  ]);
  expect((await visitsOf(event, `events/${hamlet}`, { by: rival })).json().code).toBe('not_your_event');
  expect((await visitsOf(event, `organizers/${organizer}`, { by: rival })).json().code).toBe('not_a_member');
  expect((await visitsOf(event, `events/${hamlet}`, { range: 'from=2029-01-01&to=2030-06-01' })).json().code).toBe('invalid_request');
});

test('what was counted is written when the service stops, and says nothing about anybody', async () => {
  await using event = await startEvent();
  const { hamlet } = await two(event);
  await visit(event, hamlet, { 'user-agent': browser, 'x-forwarded-for': '192.0.2.1', cookie: 'a=b' });
  await event.running.stop();
  expect((await event.pool.query('select event_id, day::text, visits from visits')).rows).toEqual([
    { event_id: hamlet, day: '2030-06-01', visits: 1 },
  ]);
});

test('a draft has no page to open, and an answer never sets a cookie', async () => {
  await using event = await startEvent();
  const [draft] = await putOn(event, { slug: 'secret', state: 'draft' });
  expect(await visit(event, draft?.id ?? '')).toBe(404);
  expect(await visit(event, '0190a5b0-0000-7000-8000-000000000000', { 'user-agent': browser, dnt: '1' })).toBe(404);
  const { hamlet } = await two(event);
  const answer = await event.inject({ method: 'POST', url: `/api/events/${hamlet}/visits`, headers: { 'user-agent': browser } });
  expect([answer.headers['set-cookie'], answer.body]).toEqual([undefined, '']);
});
