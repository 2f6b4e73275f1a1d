import { EventPage } from '@event-planner/contracts/event';
import { expect, test } from 'vitest';
import { get, putOn, startEvent } from '../test-event.ts';

const slugs = (answer: { json(): unknown }): string[] => EventPage.parse(answer.json()).items.map(item => item.slug);

test('a list shows what is published and still to come, soonest first', async () => {
  await using event = await startEvent();
  await putOn(
    event,
    { slug: 'later', startsAt: '2030-08-01T18:00:00.000Z' },
    { slug: 'sooner' },
    { slug: 'on-now', startsAt: '2030-06-01T09:00:00.000Z' },
    { slug: 'over', startsAt: '2030-05-01T18:00:00.000Z' },
    { slug: 'draft', state: 'draft' },
    { slug: 'cancelled', state: 'cancelled' },
    { slug: 'postponed', state: 'postponed' },
  );
  const answer = await get(event, '');
  expect(slugs(answer)).toEqual(['on-now', 'sooner', 'later']);
  expect(answer.json().items[1]).toMatchObject({
    title: 'sooner',
    timeZone: 'Europe/Berlin',
    venue: { city: 'Berlin' },
    organizer: { slug: 'ottos-shows' },
    priceFromMinor: 2000,
    seated: true,
    coverUrl: '/api/events/sooner/cover.svg',
  });
});

test('what is over is listed when it is asked for, the latest first, page by page', async () => {
  await using event = await startEvent();
  await putOn(
    event,
    { slug: 'first', startsAt: '2030-03-01T18:00:00.000Z', state: 'ended' },
    { slug: 'second', startsAt: '2030-04-01T18:00:00.000Z', state: 'ended' },
    { slug: 'just-over', startsAt: '2030-05-01T18:00:00.000Z' },
    { slug: 'called-off', startsAt: '2030-05-02T18:00:00.000Z', state: 'cancelled' },
    { slug: 'unlisted', startsAt: '2030-05-03T18:00:00.000Z', state: 'ended', visibility: 'unlisted' },
    { slug: 'to-come' },
  );
  const first = await get(event, '?when=past&limit=2');
  expect(slugs(first)).toEqual(['just-over', 'second']);
  const next = await get(event, `?when=past&limit=2&cursor=${first.json().nextCursor}`);
  expect(slugs(next)).toEqual(['first']);
  expect(next.json().nextCursor).toBeNull();
});

test('who says where they are is told how far it is', async () => {
  await using event = await startEvent();
  await putOn(event, { slug: 'hamlet' });
  const [hamlet] = EventPage.parse((await get(event, '?near=52.1,13')).json()).items;
  expect(hamlet?.distanceMetres).toBeGreaterThan(11_000);
  expect(hamlet?.distanceMetres).toBeLessThan(11_200);
  expect((await get(event, '')).json().items[0]).not.toHaveProperty('distanceMetres');
});

test.each([
  ['category=comedy', ['comedy']],
  ['city=Z%C3%BCrich', ['zurich']],
  ['organizer=ottos-shows&category=comedy', ['comedy']],
  ['organizer=nobody', []],
  ['maxPriceMinor=500', ['comedy']],
  ['q=HAMLET', ['hamlet']],
  ['q=hamlt', ['hamlet']],
  ['q=hamlet+zurich', []],
  ['q=otto', ['comedy', 'zurich', 'hamlet']],
  ['q=100%25', []],
  ['q=%00', ['comedy', 'zurich', 'hamlet']],
  ['q=zurich', ['zurich']],
  ['q=Z%C3%BCrich+hall', ['zurich']],
])('a list by %s', async (query, expected) => {
  await using event = await startEvent();
  await putOn(
    event,
    { slug: 'hamlet', title: 'Hamlet', startsAt: '2030-07-03T18:00:00.000Z' },
    { slug: 'zurich', title: 'Faust', city: 'Zürich', timeZone: 'Europe/Zurich', startsAt: '2030-07-02T18:00:00.000Z' },
    { slug: 'comedy', title: 'Late Laughs', category: 'comedy', priceFromMinor: 500 },
  );
  expect(slugs(await get(event, `?${query}`))).toEqual(expected);
});

test.each([
  ['from=2030-07-01&to=2030-07-01', ['new-york']],
  ['from=2030-07-02', ['tokyo', 'festival']],
  ['to=2030-07-01', ['new-york']],
  ['from=2030-07-11&to=2030-07-11', ['festival']],
])('%s means days as the venue counts them', async (query, expected) => {
  await using event = await startEvent();
  await putOn(
    event,
    { slug: 'new-york', city: 'New York', timeZone: 'America/New_York', startsAt: '2030-07-02T01:00:00.000Z' },
    { slug: 'tokyo', city: 'Tokyo', timeZone: 'Asia/Tokyo', startsAt: '2030-07-01T22:00:00.000Z' },
    { slug: 'festival', startsAt: '2030-07-10T10:00:00.000Z', endsAt: '2030-07-12T20:00:00.000Z' },
  );
  expect(slugs(await get(event, `?${query}`)).toSorted()).toEqual(expected.toSorted());
});

test.each(['date', 'price', 'title'])('pages sorted by %s neither skip nor repeat, though all keys are equal', async sort => {
  await using event = await startEvent();
  const events = await putOn(event, ...Array.from({ length: 7 }, (_, at) => ({ slug: `show-${at}`, title: 'The Show' })));
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = EventPage.parse((await get(event, `?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`)).json());
    seen.push(...page.items.map(item => item.id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(events.map(({ id }) => id).toSorted());
});

test('a list by price or title is in that order', async () => {
  await using event = await startEvent();
  await putOn(
    event,
    { slug: 'b', title: 'Ödipus', priceFromMinor: 1 },
    { slug: 'a', title: 'Zauberflöte', priceFromMinor: 3 },
    { slug: 'c', title: 'nathan', priceFromMinor: 2 },
  );
  expect(slugs(await get(event, '?sort=price'))).toEqual(['b', 'c', 'a']);
  expect(slugs(await get(event, '?sort=title'))).toEqual(['c', 'b', 'a']);
});

test.each([
  ['cursor=made-up', 'invalid_cursor'],
  [`cursor=${Buffer.from('["price",1,"0190a5b0-0000-7000-8000-000000000000"]').toString('base64url')}`, 'invalid_cursor'],
  ['limit=0', 'invalid_request'],
  ['limit=101', 'invalid_request'],
  ['category=circus', 'invalid_request'],
  ['from=2030-02-30', 'invalid_request'],
  ['from=0000-01-01', 'invalid_request'],
  ['city=%00', 'invalid_request'],
  ['sort=random', 'invalid_request'],
  ['unknown=1', 'invalid_request'],
  ['maxPriceMinor=-1', 'invalid_request'],
  ['q=a&q=b', 'invalid_request'],
])('a list by %s is refused with %s', async (query, code) => {
  await using event = await startEvent();
  const refused = await get(event, `?${query}`);
  expect([refused.statusCode, refused.json().code]).toEqual([400, code]);
});

test('the filters count what is published and still to come', async () => {
  await using event = await startEvent();
  await putOn(
    event,
    { slug: 'a' },
    { slug: 'b', city: 'Hamburg' },
    { slug: 'c', category: 'comedy' },
    { slug: 'd', category: 'sport', state: 'draft' },
  );
  expect((await get(event, '/filters')).json()).toEqual({
    categories: [
      { value: 'comedy', count: 1 },
      { value: 'theatre', count: 2 },
    ],
    cities: [
      { value: 'Berlin', count: 2 },
      { value: 'Hamburg', count: 1 },
    ],
  });
});

test('lists are remembered, and what people typed is not', async () => {
  await using event = await startEvent();
  await putOn(event, { slug: 'first' });
  await get(event, '');
  await get(event, '?q=first');
  await event.pool.query("update events set title = 'changed behind the back'");
  expect((await get(event, '')).json().items[0].title).toBe('first');
  expect((await get(event, '?q=first')).json().items[0].title).toBe('changed behind the back');
});
