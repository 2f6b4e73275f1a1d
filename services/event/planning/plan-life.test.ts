import type { EventSections } from '@event-planner/contracts/planning';
import { expect, test } from 'vitest';
import { get, rival, startEvent } from '../test-event.ts';
import { ask, draft, editPlan, found, planOf, publishedEvent, ticket, wholeEvent } from './test-plan.ts';

test('the address follows the title until the event is published, and stays then', async () => {
  await using event = await startEvent();
  const organizerId = await found(event);
  const first = await draft(event, organizerId, { title: 'Hamlet' });
  const second = await draft(event, organizerId, { title: 'Hamlet' });
  expect([
    first.slug,
    second.slug,
    (await draft(event, organizerId)).slug,
    (await draft(event, organizerId, { title: 'Filters' })).slug,
  ]).toEqual(['hamlet', 'hamlet-2', 'event', 'filters-2']);
  const sections = wholeEvent(second.sections);
  const retitle = (title: string, seen: number) =>
    editPlan(event, { id: second.id, seen, body: { ...sections, about: { ...sections.about, title } } });
  expect((await retitle('Hamlet, Prince', 1)).json().slug).toBe('hamlet-prince');
  await ask(event, { method: 'POST', path: `/events/${second.id}/publish` });
  expect((await retitle('Hamlet in Berlin', 3)).json()).toMatchObject({
    slug: 'hamlet-prince',
    sections: { about: { title: 'Hamlet in Berlin' } },
  });
});

test('two drafts of the same title begun at once get two addresses', async () => {
  await using event = await startEvent();
  const organizerId = await found(event);
  const begun = await Promise.all([1, 2, 3].map(() => draft(event, organizerId, { title: 'Hamlet' })));
  expect(begun.map(({ slug }) => slug).toSorted()).toEqual(['hamlet', 'hamlet-2', 'hamlet-3']);
});

test('a copy has no dates, ids of its own, and everything else', async () => {
  await using event = await startEvent();
  const [entry, addOn] = [ticket({ salesFrom: '2030-06-10T10:00', salesUntil: '2030-06-20T10:00' }), ticket({ name: 'Cloakroom' })];
  const original = await publishedEvent(event, (whole): EventSections => ({
    ...whole,
    tickets: {
      ...whole.tickets,
      types: [entry, { ...addOn, requires: [entry.id] }],
      quotas: [{ id: '0190a5b0-0000-7000-8000-00000000000a', name: 'House', capacity: 9, ticketTypeIds: [entry.id] }],
    },
    access: { visibility: 'public', codes: [{ code: 'FRIENDS', opensEvent: false, ticketTypeIds: [entry.id], until: '2030-06-30T10:00' }] },
    translations: { de: { title: 'Hamlet', ticketTypes: { [entry.id]: { name: 'Eintritt' } } } },
  }));
  const copy = await draft(event, original.organizerId, { copyOf: original.id });
  const [newEntry, newAddOn] = copy.sections.tickets.types;
  expect(copy).toMatchObject({ state: 'draft', slug: 'hamlet-2', version: 1, publishedAt: null });
  expect(copy.sections.schedule).toEqual({ ...original.sections.schedule, startsAt: null, endsAt: null, doorsAt: null });
  expect(newEntry).toMatchObject({ name: 'Entry', salesFrom: null, salesUntil: { minutesBeforeStart: 0 } });
  expect([newAddOn?.requires, copy.sections.tickets.quotas[0]?.ticketTypeIds, copy.sections.access.codes[0]?.ticketTypeIds]).toEqual(
    Array.from({ length: 3 }, () => [newEntry?.id]),
  );
  expect(copy.sections.translations['de']?.ticketTypes).toEqual({ [newEntry?.id ?? '']: { name: 'Eintritt' } });
  const text = JSON.stringify(copy.sections);
  for (const old of [entry.id, addOn.id, '0190a5b0-0000-7000-8000-00000000000a']) expect(text).not.toContain(old);
  expect((await draft(event, original.organizerId, { copyOf: original.id, title: 'Hamlet again' })).slug).toBe('hamlet-again');
});

test("somebody else's event cannot be copied", async () => {
  await using event = await startEvent();
  const theirs = await draft(event, await found(event));
  const organizerId = await found(event, { by: rival });
  const refused = await ask(event, { method: 'POST', path: `/organizers/${organizerId}/events`, by: rival, body: { copyOf: theirs.id } });
  expect(refused.json().code).toBe('reference_unknown');
});

test('a draft can be deleted, and what was published cannot', async () => {
  await using event = await startEvent();
  const shown = await publishedEvent(event);
  const begun = await draft(event, shown.organizerId);
  await editPlan(event, { id: begun.id, seen: 1, body: wholeEvent(begun.sections) });
  const remove = (id: string) => ask(event, { method: 'DELETE', path: `/events/${id}/plan` });
  expect((await remove(begun.id)).statusCode).toBe(204);
  expect((await remove(begun.id)).statusCode).toBe(404);
  expect((await remove(shown.id)).json()).toMatchObject({ code: 'state_forbids', state: 'published' });
});

test('the list of plans has undated drafts first, then what is furthest ahead, in pages, by state and by words', async () => {
  await using event = await startEvent();
  const shown = await publishedEvent(event);
  const { organizerId } = shown;
  for (const [title, startsAt, endsAt] of [
    ['Faust', '2030-08-01T20:00', '2030-08-01T22:00'],
    ['Macbeth', '2030-06-20T20:00', '2030-06-20T22:00'],
  ] as const) {
    const { id, sections } = await draft(event, organizerId, { title });
    await editPlan(event, { id, seen: 1, body: { schedule: { ...sections.schedule, startsAt, endsAt } } });
  }
  await draft(event, organizerId, { title: 'Untitled' });
  const list = async (query: string) => (await ask(event, { path: `/organizers/${organizerId}/events?${query}` })).json();
  const titles = async (query: string) => (await list(query)).items.map(({ title }: { title: string }) => title);
  expect(await titles('')).toEqual(['Untitled', 'Faust', 'Hamlet', 'Macbeth']);
  expect(await titles('state=published')).toEqual(['Hamlet']);
  expect(await titles('q=faust')).toEqual(['Faust']);
  expect(await titles('q=%00faust%25')).toEqual([]);
  const walked: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await list(`limit=1${cursor && `&cursor=${cursor}`}`);
    walked.push(...page.items.map(({ title }: { title: string }) => title));
    cursor = page.nextCursor;
  }
  expect(walked).toEqual(['Untitled', 'Faust', 'Hamlet', 'Macbeth']);
});

test('a published event is not made worse than it was', async () => {
  await using event = await startEvent();
  const { id, sections, version } = await publishedEvent(event);
  const change = (body: Partial<EventSections>) => editPlan(event, { id, seen: version, body });
  const refused = await change({ tickets: { ...sections.tickets, types: [] } });
  expect([refused.statusCode, refused.json()]).toMatchObject([
    422,
    { code: 'not_ready_to_publish', missing: [{ section: 'tickets', code: 'ticket_types' }] },
  ]);
  event.clock.advance(45 * 86_400);
  const past = await change({
    schedule: { ...sections.schedule, startsAt: '2030-07-02T20:00', endsAt: '2030-07-02T22:00', doorsAt: null },
  });
  expect(past.statusCode).toBe(200);
  expect((await planOf(event, id)).missing).toMatchObject([{ code: 'start_past' }]);
});

test('hostile texts are saved without what is hostile, and what no database takes is left out', async () => {
  await using event = await startEvent();
  const { id, sections, version } = await publishedEvent(event);
  const hostile = '<p onclick="x">A <script>alert(1)</script><a href="javascript:x">prince</a>\u0000\ud800</p>';
  const saved = await editPlan(event, {
    id,
    seen: version,
    body: {
      about: { ...sections.about, title: 'Ham\u0000let\n the\tPrince', description: hostile },
      translations: { de: { description: hostile } },
    },
  });
  expect(saved.statusCode).toBe(200);
  const detail = (await get(event, '/hamlet')).json();
  expect(detail.title).toBe('Hamlet the Prince');
  expect(detail.description).toBe('<p>A <a rel="noopener nofollow">prince</a>\ufffd</p>');
  expect(detail.translations.de.description).toBe(detail.description);
});
