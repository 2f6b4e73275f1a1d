import { mostAtOnce } from '@event-planner/contracts/event';
import { eventCreated, eventPublished, eventUpdated } from '@event-planner/contracts/messages';
import type { TestService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { get, otto, putOn, rival, startEvent, type Wished } from '../test-event.ts';
import { ask, draft, editPlan, found, planOf, publishedEvent, ticket, wholeEvent } from './test-plan.ts';

async function priced(event: TestService, wished: Partial<Wished> = {}) {
  await putOn(event, { slug: 'hamlet', ...wished });
  const { rows } = await event.pool.query('select id from events');
  const planned = await planOf(event, rows[0].id);
  const at = (priceMinor: number) => ({
    tickets: { ...planned.sections.tickets, types: planned.sections.tickets.types.map(type => ({ ...type, priceMinor })) },
  });
  return { id: planned.id, planned, at };
}

test('a draft begins, is filled in section by section, and is published', async () => {
  await using event = await startEvent();
  const organizerId = await found(event);
  const begun = await draft(event, organizerId, { title: 'Sommernachtstraum' });
  expect(begun).toMatchObject({ slug: 'sommernachtstraum', state: 'draft', version: 1, organizerId, publishedAt: null });
  expect(begun.sections).toMatchObject({
    about: { title: 'Sommernachtstraum', language: 'de' },
    schedule: { timeZone: 'Europe/Berlin', startsAt: null },
    tickets: { currency: 'EUR', types: [] },
  });
  expect(begun.missing.map(({ code }) => code)).toEqual(['category', 'description', 'start', 'end', 'venue', 'ticket_types']);
  expect((await ask(event, { method: 'POST', path: `/events/${begun.id}/publish` })).json().code).toBe('not_ready_to_publish');
  const { about, schedule, place, tickets } = wholeEvent(begun.sections);
  expect((await editPlan(event, { id: begun.id, seen: 1, body: { about, schedule } })).json().version).toBe(2);
  const filled = await editPlan(event, { id: begun.id, seen: 2, body: { place, tickets } });
  expect([filled.headers['etag'], filled.json().missing, filled.json().changedIn]).toEqual([
    '"3"',
    [],
    { about: 2, schedule: 2, place: 3, tickets: 3, questions: 1, access: 1, payment: 1, selfService: 1, pictures: 1, translations: 1 },
  ]);
  expect(await event.published(eventUpdated)).toEqual([]);
  expect((await ask(event, { method: 'POST', path: `/events/${begun.id}/publish` })).json()).toEqual({ id: begun.id, version: 4 });
  expect((await get(event, '/hamlet')).json()).toMatchObject({
    state: 'published',
    startsAt: '2030-07-01T18:00:00.000Z',
    priceFromMinor: 2000,
    venue: null,
  });
  expect(await event.published(eventCreated)).toEqual([{ eventId: begun.id, version: 1 }]);
  expect(await event.published(eventPublished)).toEqual([{ eventId: begun.id, version: 4 }]);
});

test('a new price is in the detail, in the list and said', async () => {
  await using event = await startEvent();
  const { id, at } = await priced(event);
  await get(event, '');
  const etag = String((await get(event, '/hamlet')).headers['etag']);
  const answer = await editPlan(event, { id, seen: etag, body: at(3000) });
  expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"2"']);
  const detail = (await get(event, '/hamlet')).json();
  expect([detail.priceFromMinor, detail.ticketTypes[0].priceMinor, detail.version]).toEqual([3000, 3000, 2]);
  expect((await get(event, '')).json().items[0].priceFromMinor).toBe(3000);
  expect(await event.published(eventUpdated)).toEqual([{ eventId: id, version: 2 }]);
});

test('two editors who saw the same version race for one section, and exactly one changes it', async () => {
  await using event = await startEvent();
  const { id, at } = await priced(event);
  await using gate = await event.gate('select from events for update');
  const racing = [editPlan(event, { id, body: at(1), seen: 1 }), editPlan(event, { id, body: at(2), seen: 1 })];
  await gate.blocked(2);
  await gate.release();
  const answers = (await Promise.all(racing)).toSorted((a, b) => a.statusCode - b.statusCode);
  expect(answers.map(answer => answer.json().code)).toEqual([undefined, 'version_outdated']);
  expect(answers[1]?.json()).toMatchObject({ version: 2, sections: ['tickets'], current: { version: 2 } });
  expect(await event.published(eventUpdated)).toHaveLength(1);
});

test('two editors of different sections both succeed, though one saw an older version', async () => {
  await using event = await startEvent();
  const { id, planned, at } = await priced(event);
  const about = { ...planned.sections.about, title: 'Hamlet, Prince of Denmark' };
  expect((await editPlan(event, { id, body: at(3000), seen: 1 })).statusCode).toBe(200);
  const second = await editPlan(event, { id, body: { about }, seen: 1 });
  expect([second.statusCode, second.json().version, second.json().changedIn]).toMatchObject([200, 3, { about: 3, tickets: 2 }]);
  expect((await get(event, '/hamlet')).json()).toMatchObject({ title: 'Hamlet, Prince of Denmark', priceFromMinor: 3000 });
});

test('an edit that changes nothing grows no version and says nothing, and one both made is no conflict', async () => {
  await using event = await startEvent();
  const { id, planned, at } = await priced(event);
  expect((await editPlan(event, { id, body: planned.sections, seen: 1 })).json().version).toBe(1);
  expect((await editPlan(event, { id, body: at(3000), seen: 1 })).json().version).toBe(2);
  expect((await editPlan(event, { id, body: at(3000), seen: 1 })).json().version).toBe(2);
  expect(await event.published(eventUpdated)).toHaveLength(1);
});

test.each([
  ['without a version', { seen: undefined }, [400, 'version_missing']],
  ['of any version', { seen: '*' }, [400, 'version_missing']],
  ['of a weak version', { seen: 'W/"1"' }, [400, 'version_missing']],
  ['of a version that is yet to come', { seen: '"7"' }, [409, 'version_outdated']],
])('a change %s is refused and changes nothing', async (_what, { seen }, expected) => {
  await using event = await startEvent();
  const { id, at } = await priced(event);
  const refused = await editPlan(event, { id, body: at(3000), ...(seen !== undefined && { seen }) });
  expect([refused.statusCode, refused.json().code]).toEqual(expected);
  expect((await get(event, '/hamlet')).json()).toMatchObject({ version: 1, priceFromMinor: 2000 });
});

test('the price of a cancelled event does not change any more', async () => {
  await using event = await startEvent();
  const { id, at } = await priced(event, { state: 'cancelled' });
  expect((await editPlan(event, { id, body: at(3000), seen: 1 })).json().code).toBe('state_forbids');
});

test("nobody else sees or changes an organizer's events", async () => {
  await using event = await startEvent();
  const shown = await publishedEvent(event);
  const hidden = await draft(event, shown.organizerId);
  const asked = (id: string) =>
    Promise.all([
      ask(event, { path: `/events/${id}/plan`, by: rival }),
      ask(event, { path: `/events/${id}/preview`, by: rival }),
      editPlan(event, { id, body: {}, seen: 1, by: rival }),
      ask(event, { method: 'DELETE', path: `/events/${id}/plan`, by: rival }),
    ]);
  expect((await asked(shown.id)).map(answer => answer.json().code)).toEqual(Array(4).fill('not_your_event'));
  expect((await asked(hidden.id)).map(answer => answer.json().code)).toEqual(Array(4).fill('not_found'));
  const list = `/organizers/${shown.organizerId}/events`;
  expect((await ask(event, { path: list, by: rival })).json().code).toBe('not_a_member');
  expect((await ask(event, { method: 'POST', path: list, by: rival, body: {} })).json().code).toBe('not_a_member');
  expect((await ask(event, { path: list, by: otto })).json().items).toHaveLength(2);
});

test('an order has no more of a ticket type than anybody holds at once', async () => {
  await using event = await startEvent();
  const begun = await draft(event, await found(event));
  const { tickets } = begun.sections;
  const upTo = (maxPerOrder: number) =>
    editPlan(event, { id: begun.id, seen: begun.version, body: { tickets: { ...tickets, types: [ticket({ maxPerOrder })] } } });
  const refused = (await upTo(mostAtOnce + 1)).json();
  expect(refused.errors).toMatchObject([{ path: 'body/tickets/types/0/maxPerOrder', code: 'too_big', maximum: mostAtOnce }]);
  expect(refused.detail).toBe(`tickets.types[0].maxPerOrder: must be at most ${mostAtOnce}`);
  expect((await upTo(mostAtOnce)).statusCode).toBe(200);
});

test('ids of ticket types that another event has are refused', async () => {
  await using event = await startEvent();
  const mine = ticket();
  const { organizerId } = await publishedEvent(event, whole => ({ ...whole, tickets: { ...whole.tickets, types: [mine] } }));
  const { id, sections } = await draft(event, organizerId);
  const stolen = await editPlan(event, {
    id,
    seen: 1,
    body: { tickets: { ...sections.tickets, types: [{ ...mine, id: mine.id.toUpperCase() }] } },
  });
  expect([stolen.statusCode, stolen.json().code]).toEqual([409, 'id_taken']);
});
