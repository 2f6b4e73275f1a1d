import type { EventSections } from '@event-planner/contracts/planning';
import { expect, test } from 'vitest';
import { ask, draft, editPlan, found, publishedEvent, ticket, wholeEvent } from '../planning/test-plan.ts';
import { get, startEvent } from '../test-event.ts';

const code = (wished: Partial<EventSections['access']['codes'][number]> = {}): EventSections['access']['codes'][number] => ({
  code: 'OPEN-SESAME',
  opensEvent: true,
  ticketTypeIds: [],
  until: null,
  ...wished,
});

const withAccess =
  (visibility: EventSections['access']['visibility'], codes: EventSections['access']['codes'] = [code()]) =>
  (whole: EventSections): EventSections => ({ ...whole, access: { visibility, codes } });

test('a private event is as good as not there for who does not know its code', async () => {
  await using event = await startEvent();
  const { id } = await publishedEvent(event, withAccess('private'));
  const nowhere = (await get(event, '/nothing')).json();
  const tried = ['', '?code=', '?code=open', '?code=OPEN-SESAME2', `?code=${'x'.repeat(100)}`, '?code=%00'].flatMap(query => [
    `/hamlet${query}`,
    `/${id}${query}`,
  ]);
  for (const path of [...tried, '/hamlet/cover.svg', '/hamlet/seat-map']) {
    const answer = await get(event, path);
    expect([path, answer.statusCode, Object.keys(answer.json()).toSorted()]).toEqual([path, 404, Object.keys(nowhere).toSorted()]);
  }
  expect((await get(event, '')).json().items).toEqual([]);
  expect((await get(event, '?q=hamlet')).json().items).toEqual([]);
  expect((await get(event, '/filters')).json().categories).toEqual([]);
});

test.each(['OPEN-SESAME', 'open-sesame', '%20Open-Sesame%20'])('the code %s opens it, however it is typed', async given => {
  await using event = await startEvent();
  await publishedEvent(event, withAccess('private'));
  const answer = await get(event, `/hamlet?code=${given}`);
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'private, no-store']);
  expect(answer.json()).toMatchObject({ title: 'Hamlet', visibility: 'private' });
  expect(answer.json().coverUrl).toMatch(/^data:image\/svg\+xml,/);
  expect(answer.body).not.toContain('OPEN-SESAME');
});

test('a code that is over opens nothing any more, by the clock at the event', async () => {
  await using event = await startEvent();
  await publishedEvent(event, withAccess('private', [code({ until: '2030-06-01T13:00' })]));
  expect((await get(event, '/hamlet?code=open-sesame')).statusCode).toBe(200);
  event.clock.advance(3600);
  expect((await get(event, '/hamlet?code=open-sesame')).statusCode).toBe(404);
});

test('an unlisted event is on no list, and there for who has its address', async () => {
  await using event = await startEvent();
  await publishedEvent(event, withAccess('unlisted', []));
  expect((await get(event, '')).json().items).toEqual([]);
  expect((await get(event, '/hamlet')).json()).toMatchObject({ title: 'Hamlet', visibility: 'unlisted' });
});

test('nothing about a hidden ticket type is public, and its code shows it', async () => {
  await using event = await startEvent();
  const [shown, hidden] = [ticket(), ticket({ name: 'Backstage', hidden: true, priceMinor: 1 })];
  const question = {
    id: 'guest-of',
    label: 'Whose guest?',
    help: '',
    kind: 'text',
    options: [],
    required: true,
    per: 'order',
    showIf: null,
  } satisfies Omit<EventSections['questions'][number], 'ticketTypeIds'>;
  await publishedEvent(event, whole => ({
    ...whole,
    tickets: { ...whole.tickets, types: [shown, hidden] },
    questions: [{ ...question, ticketTypeIds: [hidden.id] }],
    access: { visibility: 'public', codes: [code({ opensEvent: false, ticketTypeIds: [hidden.id] })] },
    translations: {
      de: {
        ticketTypes: { [hidden.id]: { name: 'Hinter der Bühne' }, [shown.id]: { name: 'Eintritt' } },
        questions: { 'guest-of': { label: 'Wessen Gast?' } },
      },
    },
  }));
  const open = await get(event, '/hamlet');
  expect(open.json()).toMatchObject({ priceFromMinor: 2000, ticketTypes: [{ name: 'Entry' }], questions: [] });
  for (const secret of ['Backstage', 'Hinter', 'OPEN-SESAME', hidden.id, 'Gast', 'guest']) expect(open.body).not.toContain(secret);
  const unlocked = (await get(event, '/hamlet?code=open-sesame')).json();
  expect(unlocked.ticketTypes.map(({ name }: { name: string }) => name)).toEqual(['Entry', 'Backstage']);
  expect([unlocked.questions.length, unlocked.translations.de.questions['guest-of'].label]).toEqual([1, 'Wessen Gast?']);
});

test('services are told all of it, in instants', async () => {
  await using event = await startEvent();
  const [vip, hidden] = [
    ticket({ name: 'VIP', salesUntil: { minutesBeforeStart: 90 } }),
    ticket({ name: 'Crew', hidden: true, salesFrom: '2030-06-10T10:00' }),
  ];
  const quotaId = '0190a5b0-0000-7000-8000-00000000000a';
  const { id, organizerId } = await publishedEvent(event, whole => ({
    ...whole,
    tickets: {
      ...whole.tickets,
      types: [vip, { ...hidden, phases: [{ name: 'Early', priceMinor: 100, until: '2030-06-20T00:00', quantity: null }] }],
      quotas: [{ id: quotaId, name: 'House', capacity: 50, ticketTypeIds: [vip.id, hidden.id] }],
      maxPerPerson: 4,
    },
    access: { visibility: 'private', codes: [code({ ticketTypeIds: [hidden.id], until: '2030-06-30T12:00' })] },
  }));
  const inventory = (await get(event, `/${id}/inventory`, await event.asService('booking'))).json();
  expect(inventory).toMatchObject({
    organizerId,
    visibility: 'private',
    venueName: 'Online',
    venueAddress: '',
    onlineUrl: 'https://stream.example/hamlet',
    maxPerPerson: 4,
    quotas: [{ id: quotaId, capacity: 50, ticketTypeIds: [vip.id, hidden.id] }],
    codes: [{ code: 'OPEN-SESAME', opensEvent: true, ticketTypeIds: [hidden.id], until: '2030-06-30T10:00:00.000Z' }],
    ticketTypes: [
      { name: 'VIP', salesStart: '2030-06-01T10:00:00.000Z', salesEnd: '2030-07-01T16:30:00.000Z' },
      {
        name: 'Crew',
        hidden: true,
        salesStart: '2030-06-10T08:00:00.000Z',
        salesEnd: '2030-07-01T18:00:00.000Z',
        phases: [{ name: 'Early', priceMinor: 100, until: '2030-06-19T22:00:00.000Z' }],
      },
    ],
  });
});

test('a draft is shown to its own people as it would be, once there is enough to show', async () => {
  await using event = await startEvent();
  const { id, sections } = await draft(event, await found(event), { title: 'Hamlet' });
  const preview = async () => (await ask(event, { path: `/events/${id}/preview` })).json();
  expect((await preview()).code).toBe('not_ready_to_show');
  await editPlan(event, { id, seen: 1, body: wholeEvent(sections) });
  expect(await preview()).toMatchObject({ title: 'Hamlet', state: 'draft' });
  expect((await get(event, '/hamlet')).statusCode).toBe(404);
});

test('the code of a campaign, which booking knows, shows what it opens; a discount’s is only said to be one, and guessing ends', async () => {
  const [shown, hidden] = [ticket(), ticket({ name: 'Backstage', hidden: true })];
  const asked: unknown[] = [];
  await using event = await startEvent({
    answers: {
      booking({ body }) {
        const { code: given, from } = JSON.parse(body ?? '') as { code: string; from: string };
        asked.push(from);
        if (given === 'GUESS')
          return {
            status: 429,
            body: { type: '', title: '', status: 429, code: 'too_many_codes', detail: 'try again in 15 min', correlationId: '' },
          };
        const opens = given === 'FANS';
        return { status: 200, body: { opensEvent: opens, ticketTypeIds: opens ? [hidden.id] : [], discounts: given === 'TEN' } };
      },
    },
  });
  await publishedEvent(event, whole => ({ ...whole, tickets: { ...whole.tickets, types: [shown, hidden] } }));
  const by = async (given: string) => (await get(event, `/hamlet?code=${given}`)).json();
  const seen = async (given: string) => {
    const { givenCode, ticketTypes } = await by(given);
    return [givenCode, ticketTypes.map(({ name }: { name: string }) => name)];
  };
  expect(await seen('FANS')).toEqual(['opens', ['Entry', 'Backstage']]);
  expect(await seen('TEN')).toEqual(['discounts', ['Entry']]);
  expect(await seen('NONE')).toEqual(['nothing', ['Entry']]);
  expect((await by('GUESS')).code).toBe('too_many_codes');
  expect(new Set(asked)).toEqual(new Set(['127.0.0.1']));
  expect((await get(event, '/hamlet')).json().givenCode).toBeUndefined();
});
