import ICAL from 'ical.js';
import type { TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { putOn, startEvent } from '../test-event.ts';

const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(component => ({ component, event: new ICAL.Event(component) }));
const feed = (event: TestService, path: string, headers: Record<string, string> = {}) =>
  event.inject({ url: `/api/${path}/calendar.ics`, headers });
const statusOf = (component: ICAL.Component) => component.getFirstPropertyValue('status');

test('an event is a calendar entry that says where and when, and what version of it', async () => {
  await using event = await startEvent();
  const [hamlet] = await putOn(event, { slug: 'hamlet', title: 'Hamlet; or, the Prince\\' });
  const answer = await feed(event, 'events/hamlet');
  expect(answer.headers).toMatchObject({ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'public, max-age=300' });
  const [entry] = read(answer.body);
  expect([entry?.event.uid, entry?.event.sequence, entry?.event.summary]).toEqual([
    `${hamlet?.id}@event-planner`,
    1,
    'Hamlet; or, the Prince\\',
  ]);
  expect(entry?.event.location).toBe('Berlin Hall\nMain Street 1');
  expect([entry?.event.startDate.toString(), entry?.event.startDate.toJSDate().toISOString()]).toEqual([
    '2030-07-01T20:00:00',
    '2030-07-01T18:00:00.000Z',
  ]);
  expect(entry?.component.getFirstPropertyValue('url')).toBe('http://localhost:8080/events/hamlet');
  const again = await feed(event, 'events/hamlet', { 'if-none-match': String(answer.headers['etag']) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('an organizer’s feed has what is public, also what was called off lately, and changes with it', async () => {
  await using event = await startEvent();
  await putOn(
    event,
    { slug: 'hamlet' },
    { slug: 'faust', startsAt: '2030-06-20T18:00:00.000Z' },
    { slug: 'off', state: 'cancelled', startsAt: '2030-06-10T18:00:00.000Z' },
    { slug: 'later', state: 'postponed', startsAt: '2030-08-10T18:00:00.000Z' },
    { slug: 'draft', state: 'draft' },
    { slug: 'unlisted', visibility: 'unlisted' },
    { slug: 'private', visibility: 'private' },
    { slug: 'long-over', state: 'ended', startsAt: '2030-04-01T18:00:00.000Z' },
  );
  const before = await feed(event, 'organizers/ottos-shows');
  const entries = read(before.body);
  expect(entries.map(({ event: { summary }, component }) => [summary, statusOf(component)])).toEqual([
    ['off', 'CANCELLED'],
    ['faust', 'CONFIRMED'],
    ['hamlet', 'CONFIRMED'],
    ['later', 'TENTATIVE'],
  ]);
  await event.pool.query(`update events set state = 'cancelled', version = version + 1 where slug = 'faust'`);
  const after = await feed(event, 'organizers/ottos-shows', { 'if-none-match': String(before.headers['etag']) });
  const [, faust] = read(after.body);
  expect([after.statusCode, statusOf(faust!.component), faust?.event.sequence, faust?.event.uid]).toEqual([
    200,
    'CANCELLED',
    2,
    entries[1]?.event.uid,
  ]);
  const changed = (component: ICAL.Component) => String(component.getFirstPropertyValue('last-modified'));
  expect(changed(faust!.component) >= changed(entries[1]!.component)).toBe(true);
});

test('what nobody may see has no calendar; who has the address of what is not listed does', async () => {
  await using event = await startEvent();
  await putOn(
    event,
    { slug: 'draft', state: 'draft' },
    { slug: 'private', visibility: 'private' },
    { slug: 'unlisted', visibility: 'unlisted' },
  );
  const paths = ['events/draft', 'events/private', 'events/nothing', 'organizers/nobody', 'series/nothing', 'events/unlisted'];
  const answers = await Promise.all(paths.map(path => feed(event, path)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 200]);
});
