import { eventUpdated } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { ask, editPlan, planOf as eventPlanOf, ticket } from '../planning/test-plan.ts';
import { get, startEvent } from '../test-event.ts';
import { about, act, begin, datesOf, edit, planOf, timing } from '../test-series.ts';

test('a section of the series changes every date to come that has none of its own, and tells who must know', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  const [first, second, third, fourth] = series.dates.map(({ eventId }) => eventId) as [string, string, string, string];
  await act(event, series.id, { action: 'publish', eventIds: [first, second, third] });
  await editPlan(event, { id: second, seen: 2, body: { about: { ...about, title: 'Gala Night' } } });
  event.clock.advance(36 * 86_400); // The first one is over.
  const changed = await edit(event, series, { sections: { about: { ...about, title: 'Late Night' } } });
  expect([changed.statusCode, changed.json().version, changed.headers['etag']]).toEqual([200, 2, '"2"']);
  const titles = await Promise.all([first, second, third, fourth].map(async id => (await eventPlanOf(event, id)).sections.about.title));
  expect(titles).toEqual(['Comedy Night', 'Gala Night', 'Late Night', 'Late Night']);
  expect(await event.published(eventUpdated)).toEqual([
    { eventId: second, version: 3 },
    { eventId: third, version: 3 },
  ]);
  expect((await get(event, `/${third}`)).json()).toMatchObject({ title: 'Late Night', series: { id: series.id, title: 'Late Night' } });
  expect(changed.json().dates[1].overrides).toEqual(['about']);
});

test('a change of what is sold keeps the ids by which it was sold', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  const [date] = series.dates;
  const before = await eventPlanOf(event, date?.eventId ?? '');
  const { tickets } = series.sections;
  await edit(event, series, {
    sections: { tickets: { ...tickets, types: [...tickets.types.map(type => ({ ...type, priceMinor: 900 })), ticket()] } },
  });
  const after = await eventPlanOf(event, date?.eventId ?? '');
  expect(after.sections.tickets.types).toHaveLength(2);
  expect(after.sections.tickets.types[0]).toMatchObject({ id: before.sections.tickets.types[0]?.id, priceMinor: 900 });
});

test('a date uses the series’ section again when it is told to', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  const eventId = series.dates[1]?.eventId ?? '';
  const plan = await eventPlanOf(event, eventId);
  const schedule = { ...plan.sections.schedule, startsAt: '2030-07-13T21:00', endsAt: '2030-07-13T23:00' };
  await editPlan(event, { id: eventId, seen: 1, body: { about: { ...about, title: 'Gala' }, schedule } });
  expect((await planOf(event, series.id)).dates[1]?.overrides).toEqual(['about', 'schedule']);
  const reset = await ask(event, {
    method: 'POST',
    path: `/series/${series.id}/dates/${eventId}/reset`,
    body: { sections: ['about', 'schedule'] },
  });
  expect(reset.json()).toMatchObject({ date: '2030-07-13T20:00', overrides: [], startsAt: '2030-07-13T18:00:00.000Z' });
  expect((await eventPlanOf(event, eventId)).sections.about.title).toBe('Comedy Night');
});

test('another rule adds dates and takes away drafts; a date on the same day moves with its tickets', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  const kept = series.dates[0]?.eventId ?? '';
  await act(event, series.id, { action: 'publish', eventIds: [kept] });
  const change = { timing: timing({ startsAt: '2030-07-06T21:00', rule: 'FREQ=DAILY;COUNT=3' }) };
  const answer = await edit(event, series, change);
  expect(datesOf(answer.json())).toEqual([
    ['2030-07-06T21:00', 'published'],
    ['2030-07-07T21:00', 'draft'],
    ['2030-07-08T21:00', 'draft'],
  ]);
  expect(answer.json().dates[0].eventId).toBe(kept);
  expect((await get(event, `/${kept}`)).json()).toMatchObject({ startsAt: '2030-07-06T19:00:00.000Z', endsAt: '2030-07-06T21:00:00.000Z' });
  expect(await event.published(eventUpdated)).toEqual([{ eventId: kept, version: 3 }]);
  expect((await ask(event, { path: `/events/${series.dates[1]?.eventId}/plan` })).statusCode).toBe(404);
});

test('a published date is never taken away: the refusal names it, and nothing changes', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  const { eventId, date, slug } = series.dates[3]!;
  await act(event, series.id, { action: 'publish', eventIds: [eventId] });
  const fewer = { timing: timing({ rule: 'FREQ=WEEKLY;COUNT=2' }) };
  const refused = await edit(event, series, fewer);
  expect([refused.statusCode, refused.json().code, refused.json().dates]).toEqual([
    409,
    'dates_published',
    [{ date, eventId, slug, state: 'published' }],
  ]);
  expect((await planOf(event, series.id)).dates).toHaveLength(4);
  await act(event, series.id, { action: 'cancel', eventIds: [eventId] });
  expect(datesOf((await edit(event, series, fewer)).json())).toEqual([
    ['2030-07-06T20:00', 'draft'],
    ['2030-07-13T20:00', 'draft'],
    [date, 'cancelled'],
  ]);
});

test('an endless series is carried on day by day, without what was taken out of it', async () => {
  await using event = await startEvent();
  const { series } = await begin(event, { rule: 'FREQ=WEEKLY' });
  expect([series.endless, series.dates.length, series.dates.at(-1)?.date]).toEqual([true, 53, '2031-07-05T20:00']);
  const gone = series.dates[20]!;
  expect((await ask(event, { method: 'DELETE', path: `/events/${gone.eventId}/plan` })).statusCode).toBe(204);
  await event.running.runJob('extend-series');
  expect(await planOf(event, series.id)).toMatchObject({ version: 1, timing: { exceptions: [gone.date] } });
  event.clock.advance(50 * 86_400);
  await event.running.runJob('extend-series');
  await event.running.runJob('extend-series');
  const later = await planOf(event, series.id);
  expect([later.version, later.dates.length, later.dates.at(-1)?.date]).toEqual([2, 54, '2031-07-19T20:00']);
  expect(later.dates.map(({ date }) => date)).not.toContain(gone.date);
  const back = (await edit(event, later, { timing: { ...later.timing, exceptions: [] } })).json();
  expect([back.version, back.timing.exceptions, datesOf(back)]).toEqual([3, [], expect.arrayContaining([[gone.date, 'draft']])]);
});

test('two editors of a series: the second is told what the first did', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  await edit(event, series, { sections: { about: { ...about, title: 'Mine' } } });
  const refused = await edit(event, series, { sections: { about: { ...about, title: 'No, mine' } } });
  expect(refused.json()).toMatchObject({
    status: 409,
    code: 'version_outdated',
    version: 2,
    current: { sections: { about: { title: 'Mine' } } },
  });
  const missing = await ask(event, { method: 'PATCH', path: `/series/${series.id}/plan`, body: {} });
  expect(missing.json().code).toBe('version_missing');
});

test('two editors who saw the same series race, and exactly one changes it', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  await using gate = await event.gate('select from series for update');
  const racing = ['Mine', 'No, mine'].map(title => edit(event, series, { sections: { about: { ...about, title } } }));
  await gate.blocked(2);
  await gate.release();
  const codes = (await Promise.all(racing)).map(answer => answer.json().code);
  expect(codes.toSorted()).toEqual(['version_outdated', undefined]);
  expect((await planOf(event, series.id)).version).toBe(2);
});

test('what somebody makes a date’s own while the series changes stays its own', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  const { eventId } = series.dates[0]!;
  await using gate = await event.gate('select from events for update');
  const ofDate = editPlan(event, { id: eventId, seen: 1, body: { about: { ...about, title: 'Gala' } } });
  await gate.blocked(1);
  const ofSeries = edit(event, series, { sections: { about: { ...about, title: 'Late Night' } } });
  await gate.blocked(2);
  await gate.release();
  const [dateAnswer, seriesAnswer] = await Promise.all([ofDate, ofSeries]);
  const { title } = (await eventPlanOf(event, eventId)).sections.about;
  // Whoever waits for a row first mostly gets it first. The other way round, the date's editor is told.
  const seen = [dateAnswer.statusCode, seriesAnswer.statusCode, title, (await planOf(event, series.id)).dates[0]?.overrides];
  expect([
    [200, 200, 'Gala', ['about']],
    [409, 200, 'Late Night', []],
  ]).toContainEqual(seen);
});

test('a year of days is changed in one call, and each of them changes', async () => {
  await using event = await startEvent();
  const { series } = await begin(event, { rule: 'FREQ=DAILY' });
  expect(series.dates).toHaveLength(365);
  expect((await edit(event, series, { sections: { about: { ...about, title: 'Daily' } } })).statusCode).toBe(200);
  const { rows } = await event.pool.query('select title, version, count(*)::int from events group by title, version');
  expect(rows).toEqual([{ title: 'Daily', version: 2, count: 365 }]);
}, 60_000);
