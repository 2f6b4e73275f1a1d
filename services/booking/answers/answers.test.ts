import { randomUUID } from 'node:crypto';
import { AnswersPage } from '@event-planner/contracts/answers';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { Booking, Hold } from '@event-planner/contracts/booking';
import type { EventInventory, Question } from '@event-planner/contracts/event';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, anEvent, type BookingWorld, bookingWorld, grace, ticketType } from '../test-world.ts';

const [viewer, stranger] = [person('Vito'), person('Sly')];
const ask = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  label: `${id}?`,
  help: '',
  kind: 'text',
  options: [],
  required: true,
  per: 'order',
  ticketTypeIds: [],
  showIf: null,
  ...more,
});
const questions = [ask('heard'), ask('shirt', { per: 'attendee', kind: 'choice', options: ['S', 'M'] })];

/** An event that asks. */
async function asking(world: BookingWorld, changes: Partial<EventInventory> = {}): Promise<EventInventory> {
  const event = await world.announce(anEvent({ questions, ticketTypes: [ticketType({ priceMinor: 0 })], ...changes }));
  world.join(event, viewer, 'viewer');
  return event;
}

const heldBy = async (world: BookingWorld, event: EventInventory, { by = ada, quantity = 1 } = {}): Promise<Hold> =>
  Hold.parse(
    (await world.holdAs(await world.service.asUser(by), event, [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity }])).body,
  );

async function book(world: BookingWorld, hold: Hold, answers?: unknown, by: AccessClaims = ada) {
  const answer = await world.service.inject({
    method: 'POST',
    url: '/api/bookings',
    headers: { ...(await world.service.asUser(by)), 'idempotency-key': randomUUID() },
    payload: { holdId: hold.id, attendeeName: 'Ada', ...(answers !== undefined && { answers }) },
  });
  return { status: answer.statusCode, body: answer.json() };
}

const list = async (
  world: BookingWorld,
  event: EventInventory,
  { by = viewer, query = '' }: { by?: AccessClaims; query?: string } = {},
) => {
  const url = `/api/bookings/events/${event.eventId}/answers${query}`;
  const answer = await world.service.inject({ url, headers: await world.service.asUser(by) });
  return { status: answer.statusCode, body: answer.json() };
};

const good = { order: { heard: 'From Bob' }, attendees: [{ name: 'Grace', answers: { shirt: 'M' } }, { answers: { shirt: 'S' } }] };

test('answers are kept with the booking as they were asked, and name the tickets', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  const booking = Booking.parse((await book(world, await heldBy(world, event, { quantity: 2 }), good)).body);
  expect(booking.tickets.map(ticket => ticket.attendeeName)).toEqual(['Grace', 'Ada']);
  await world.announce({ ...event, version: 2, questions: [ask('heard', { label: 'Another?' })] });
  const shown = await world.service.inject({ url: `/api/bookings/${booking.id}`, headers: await world.service.asUser(ada) });
  expect(shown.json().answers).toEqual({
    order: [{ questionId: 'heard', label: 'heard?', values: ['From Bob'] }],
    attendees: [
      {
        name: 'Grace',
        ticketTypeName: 'Standard',
        place: '',
        answers: [{ questionId: 'shirt', label: 'shirt?', values: ['M'] }],
      },
      {
        name: 'Ada',
        ticketTypeName: 'Standard',
        place: '',
        answers: [{ questionId: 'shirt', label: 'shirt?', values: ['S'] }],
      },
    ],
  });
});

test('what is missing or wrong is said precisely, and the places stay held', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  const hold = await heldBy(world, event, { quantity: 2 });
  expect((await book(world, hold)).body).toMatchObject({
    status: 422,
    code: 'answers_invalid',
    faults: [
      { questionId: 'heard', attendee: null, code: 'missing' },
      { questionId: 'shirt', attendee: 0, code: 'missing' },
      { questionId: 'shirt', attendee: 1, code: 'missing' },
    ],
  });
  const wrong = { ...good, attendees: [{ answers: { shirt: 'XL' } }, { answers: { shirt: 'S', size: 'S' } }, { name: 'Nobody' }] };
  expect((await book(world, hold, wrong)).body.faults).toEqual([
    { questionId: 'shirt', attendee: 0, code: 'not_an_option' },
    { questionId: 'size', attendee: 1, code: 'no_such_question' },
    { questionId: '', attendee: 2, code: 'no_such_attendee' },
  ]);
  expect((await book(world, hold, good)).status).toBe(201);
});

test('a buyer without answers does not stop those who book at the same moment', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  const people = Array.from({ length: 6 }, (_, at) => person(`Buyer${at}`));
  const holds = await Promise.all(people.map(by => heldBy(world, event, { by })));
  const answers = await Promise.all(
    holds.map((hold, at) => book(world, hold, at % 2 === 0 ? { ...good, attendees: good.attendees.slice(0, 1) } : undefined, people[at])),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 422, 201, 422, 201, 422]);
});

test.each([
  ['a NUL', { order: { heard: 'a\u0000b' } }, 400],
  ['half a character', { order: { heard: 'a\ud800' }, attendees: [{ name: 'B\udc00', answers: { shirt: 'S' } }] }, 201],
  ['a number', { order: { heard: 1 } }, 400],
  ['a prototype', JSON.parse('{"order":{"__proto__":{"heard":"x"}}}') as unknown, 400],
  ['a novel', { order: { heard: 'x'.repeat(5001) } }, 400],
  ['something else', { guests: [] }, 400],
] as const)('%s among answers is never a failure of ours', async (_, answers, status) => {
  await using world = await bookingWorld();
  const event = await asking(world);
  expect((await book(world, await heldBy(world, event), answers)).status).toBe(status);
});

test('members of the team read the answers page by page, those of tickets in force', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  for (const by of [ada, grace, person('Alan')])
    expect((await book(world, await heldBy(world, event, { by }), { ...good, attendees: good.attendees.slice(0, 1) }, by)).status).toBe(
      201,
    );
  const first = AnswersPage.parse((await list(world, event, { query: '?limit=2' })).body);
  expect(first.items).toHaveLength(2);
  const second = AnswersPage.parse((await list(world, event, { query: `?limit=2&cursor=${first.nextCursor}` })).body);
  expect([second.items.length, second.nextCursor]).toEqual([1, null]);
  expect(new Set([...first.items, ...second.items].map(({ bookingId }) => bookingId)).size).toBe(3);
  expect(first.items[0]).toMatchObject({ order: [{ values: ['From Bob'] }], attendees: [{ name: 'Grace' }] });
});

test('nobody else reads them', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  expect((await list(world, event, { by: stranger })).body).toMatchObject({ status: 403, code: 'not_a_member' });
  expect((await list(world, event, { query: '?cursor=x' })).body).toMatchObject({ status: 400, code: 'invalid_cursor' });
});

test('an event that asks nothing needs no answers, and its bookings have none', async () => {
  await using world = await bookingWorld();
  const event = await asking(world, { questions: [] });
  const { status, body } = await book(world, await heldBy(world, event));
  expect([status, body.answers]).toEqual([201, undefined]);
});
