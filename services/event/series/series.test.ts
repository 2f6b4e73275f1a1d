import { eventCancelled, eventCreated, eventPublished } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { ask, draft, editPlan, found, planOf as eventPlanOf, ticket } from '../planning/test-plan.ts';
import { rival, startEvent } from '../test-event.ts';
import { about, act, begin, create, edit, sections, timing } from '../test-series.ts';

test('a series begins with a draft for each of its dates, at the hour the clocks there show', async () => {
  await using event = await startEvent();
  const { series } = await begin(event, {
    startsAt: '2030-10-19T20:00',
    exceptions: ['2030-11-02T20:00'],
    additions: ['2030-12-24T16:00'],
  });
  expect(series).toMatchObject({ slug: 'comedy-night', version: 1, endless: false });
  expect(series.dates.map(({ date, slug, startsAt, state }) => [date, slug, startsAt, state])).toEqual([
    ['2030-10-19T20:00', 'comedy-night-2030-10-19', '2030-10-19T18:00:00.000Z', 'draft'],
    ['2030-10-26T20:00', 'comedy-night-2030-10-26', '2030-10-26T18:00:00.000Z', 'draft'],
    ['2030-11-09T20:00', 'comedy-night-2030-11-09', '2030-11-09T19:00:00.000Z', 'draft'],
    ['2030-12-24T16:00', 'comedy-night-2030-12-24', '2030-12-24T15:00:00.000Z', 'draft'],
  ]);
  expect(await event.published(eventCreated)).toHaveLength(4);
  const planned = await eventPlanOf(event, series.dates[0]?.eventId ?? '');
  expect(planned).toMatchObject({ missing: [], series: { id: series.id, overrides: [] } });
  expect(planned.sections.schedule).toEqual({
    timeZone: 'Europe/Berlin',
    startsAt: '2030-10-19T20:00',
    endsAt: '2030-10-19T22:00',
    doorsAt: '2030-10-19T19:30',
  });
});

test('no two dates share what is sold, and what refers to it follows', async () => {
  await using event = await startEvent();
  const organizerId = await found(event);
  const [main, extra] = [ticket(), ticket({ name: 'Cup' })];
  const sold = {
    ...sections().tickets!,
    types: [main, { ...extra, requires: [main.id] }],
    quotas: [{ id: organizerId, name: 'All', capacity: 9, ticketTypeIds: [main.id] }],
  };
  const series = (await create(event, organizerId, { timing: timing(), sections: { ...sections(), tickets: sold } })).json();
  const plans = await Promise.all(series.dates.map((date: { eventId: string }) => eventPlanOf(event, date.eventId)));
  const ids = plans.flatMap(({ sections: { tickets } }) => [...tickets.types, ...tickets.quotas].map(({ id }) => id));
  expect(new Set(ids).size).toBe(12);
  for (const {
    sections: { tickets },
  } of plans) {
    expect(tickets.types[1]?.requires).toEqual([tickets.types[0]?.id]);
    expect(tickets.quotas[0]?.ticketTypeIds).toEqual([tickets.types[0]?.id]);
  }
});

test('a series begins like an event of the same organizer, and not like somebody else’s', async () => {
  await using event = await startEvent();
  const organizerId = await found(event);
  const original = await draft(event, organizerId, { title: 'Tour' });
  const series = (await create(event, organizerId, { timing: timing(), copyOf: original.id })).json();
  expect(series.sections.about.title).toBe('Tour');
  const foreign = await draft(event, await found(event), { title: 'Other' });
  expect((await create(event, organizerId, { timing: timing(), copyOf: foreign.id })).json().code).toBe('reference_unknown');
});

test.each([
  [{ rule: 'FREQ=SECONDLY' }, 'rule_invalid'],
  [{ rule: 'FREQ=DAILY;INTERVAL=0' }, 'rule_invalid'],
  [{ rule: 'hello' }, 'rule_invalid'],
  [{ rule: 'x'.repeat(10_000) }, 'invalid_request'],
  [{ rule: 'FREQ=DAILY;COUNT=1000000' }, 'rule_too_many'],
  [{ rule: 'FREQ=DAILY;BYHOUR=10,11,12' }, 'rule_too_many'],
  [{ rule: 'FREQ=YEARLY;UNTIL=99991231' }, 'rule_invalid'],
  [{ startsAt: '2020-07-06T20:00' }, 'rule_invalid'],
  [{ startsAt: '2030-02-30T20:00' }, 'invalid_request'],
  [{ timeZone: 'Europe/Atlantis' }, 'time_zone_unknown'],
  [{ timeZone: '+02:00' }, 'time_zone_unknown'],
  [{ durationMinutes: 0 }, 'invalid_request'],
])('a series by %j is refused and makes nothing', async (changes, code) => {
  await using event = await startEvent();
  const organizerId = await found(event);
  const body = { timing: { ...timing(), ...changes }, sections: sections() };
  const refused = await create(event, organizerId, body);
  expect([refused.json().code, refused.statusCode < 500]).toEqual([code, true]);
  expect((await ask(event, { method: 'POST', path: '/series/dates', body: body.timing })).json().code).toBe(
    'startsAt' in changes && changes.startsAt < '2021' ? undefined : code,
  );
  expect((await event.pool.query('select 1 from events')).rows).toEqual([]);
});

test('what a rule means is shown to whoever is writing it', async () => {
  await using event = await startEvent();
  const answer = await ask(event, { method: 'POST', path: '/series/dates', body: timing({ rule: 'FREQ=MONTHLY;BYDAY=1SA' }) });
  expect(answer.json()).toMatchObject({ endless: true });
  expect(answer.json().dates.slice(0, 2)).toEqual([
    { date: '2030-07-06T20:00', startsAt: '2030-07-06T18:00:00Z', endsAt: '2030-07-06T20:00:00Z' },
    { date: '2030-08-03T20:00', startsAt: '2030-08-03T18:00:00Z', endsAt: '2030-08-03T20:00:00Z' },
  ]);
});

test('all dates are published and cancelled in one call, and each says what came of it', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  const [first, second] = [series.dates[0]!, series.dates[1]!];
  const plan = await eventPlanOf(event, second.eventId);
  await editPlan(event, { id: second.eventId, seen: 1, body: { about: { ...plan.sections.about, category: null } } });
  const outcome = (await act(event, series.id, { action: 'publish' })).json();
  expect(
    outcome.results.map((one: { version: number | null; refusal: { code: string } | null }) => one.refusal?.code ?? one.version),
  ).toEqual([2, 'not_ready_to_publish', 2, 2]);
  expect(await event.published(eventPublished)).toHaveLength(3);
  const again = (await act(event, series.id, { action: 'publish', eventIds: [first.eventId, series.id] })).json();
  expect(again.results.map((one: { refusal: { code: string } }) => one.refusal.code)).toEqual(['state_forbids', 'not_found']);
  expect((await act(event, series.id, { action: 'cancel' })).json().results).toHaveLength(3);
  expect(await event.published(eventCancelled)).toHaveLength(3);
});

test('the page of a series shows its public dates to come, and is as fresh as they are', async () => {
  await using event = await startEvent();
  const { series } = await begin(event);
  const shown = async (headers: Record<string, string> = {}) => event.inject({ url: '/api/series/comedy-night', headers });
  expect((await shown()).statusCode).toBe(404);
  await act(event, series.id, { action: 'publish' });
  const answer = await shown();
  expect(answer.json()).toMatchObject({
    id: series.id,
    title: 'Comedy Night',
    timeZone: 'Europe/Berlin',
    organizer: { name: 'Rita Plays' },
  });
  expect(answer.json().dates.map((date: { slug: string }) => date.slug)).toEqual(series.dates.map(({ slug }) => slug));
  const etag = String(answer.headers['etag']);
  expect((await shown({ 'if-none-match': etag })).statusCode).toBe(304);
  await ask(event, { method: 'POST', path: `/events/${series.dates[0]?.eventId}/cancel` });
  const after = await shown({ 'if-none-match': etag });
  expect([after.statusCode, after.json().dates[0].state]).toEqual([200, 'cancelled']);
  event.clock.advance(40 * 86_400);
  await edit(event, series, { sections: { about: { ...about, subtitle: 'On Saturdays' } } });
  expect((await event.inject({ url: `/api/series/${series.id}` })).json()).toMatchObject({
    subtitle: 'On Saturdays',
    dates: series.dates.slice(1).map(({ slug }) => ({ slug })),
  });
});

test('a series is its organizer’s alone', async () => {
  await using event = await startEvent();
  const { series, organizerId } = await begin(event);
  const path = `/series/${series.id}`;
  const eventId = series.dates[0]?.eventId;
  const codes = await Promise.all([
    ask(event, { path: `${path}/plan`, by: rival }),
    ask(event, { method: 'PATCH', path: `${path}/plan`, by: rival, seen: 1, body: {} }),
    ask(event, { method: 'DELETE', path: `${path}/plan`, by: rival }),
    ask(event, { method: 'POST', path: `${path}/publish`, by: rival, body: {} }),
    ask(event, { method: 'POST', path: `${path}/dates/${eventId}/reset`, by: rival, body: { sections: ['about'] } }),
    ask(event, { path: `/organizers/${organizerId}/series`, by: rival }),
    ask(event, { method: 'POST', path: `/organizers/${organizerId}/series`, by: rival, body: { timing: timing() } }),
  ]);
  expect(codes.map(answer => answer.json().code)).toEqual([...Array(5).fill('not_found'), 'not_a_member', 'not_a_member']);
  expect((await event.inject({ url: `/api${path}/plan` })).statusCode).toBe(401);
});

test('a viewer of the team looks at a series and changes nothing', async () => {
  await using event = await startEvent();
  const { series, organizerId } = await begin(event);
  await event.pool.query(`insert into members (organizer_id, user_id, role, since) values ($1, $2, 'viewer', now())`, [
    organizerId,
    rival.sub,
  ]);
  const path = `/series/${series.id}`;
  expect((await ask(event, { path: `${path}/plan`, by: rival })).statusCode).toBe(200);
  const refused = await Promise.all([
    ask(event, { method: 'POST', path: `/organizers/${organizerId}/series`, by: rival, body: { timing: timing() } }),
    ask(event, { method: 'PATCH', path: `${path}/plan`, by: rival, seen: 1, body: { sections: { about } } }),
    ask(event, { method: 'DELETE', path: `${path}/plan`, by: rival }),
    ask(event, { method: 'POST', path: `${path}/publish`, by: rival, body: {} }),
    ask(event, { method: 'POST', path: `${path}/dates/${series.dates[0]?.eventId}/reset`, by: rival, body: { sections: ['about'] } }),
  ]);
  expect(refused.map(answer => answer.json().code)).toEqual(Array(5).fill('role_forbids'));
});

test('a series of drafts is deleted with them; one that was published stays', async () => {
  await using event = await startEvent();
  const { series, organizerId } = await begin(event);
  const list = async () => (await ask(event, { path: `/organizers/${organizerId}/series` })).json().items;
  expect(await list()).toMatchObject([{ id: series.id, title: 'Comedy Night', datesToCome: 4, nextStartsAt: '2030-07-06T18:00:00.000Z' }]);
  await act(event, series.id, { action: 'publish', eventIds: [series.dates[0]?.eventId ?? ''] });
  expect((await ask(event, { method: 'DELETE', path: `/series/${series.id}/plan` })).json().code).toBe('dates_published');
  const { series: other } = await begin(event);
  expect((await ask(event, { method: 'DELETE', path: `/series/${other.id}/plan` })).statusCode).toBe(204);
  expect((await ask(event, { path: `/series/${other.id}/plan` })).statusCode).toBe(404);
  expect((await ask(event, { path: `/events/${other.dates[0]?.eventId}/plan` })).statusCode).toBe(404);
});
