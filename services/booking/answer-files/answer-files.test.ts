import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnswerFile, AnswersPage, mostAnswerFileBytes } from '@event-planner/contracts/answers';
import { Booking, Hold } from '@event-planner/contracts/booking';
import type { EventInventory, Question } from '@event-planner/contracts/event';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, anEvent, type BookingWorld, bookingWorld, cart, grace, ticketType } from '../test-world.ts';
import { jpeg, pdf, png, zip } from '@event-planner/platform/file-types/testing';

type Headers = Record<string, string>;
const [viewer, stranger] = [person('Vito'), person('Sly')];
const waiver: Question = {
  id: 'waiver',
  label: 'Your waiver',
  help: '',
  kind: 'file',
  options: [],
  required: true,
  per: 'order',
  ticketTypeIds: [],
  showIf: null,
};
const card: Question = { ...waiver, id: 'card', label: 'Student card', required: false, per: 'attendee' };

async function asking(world: BookingWorld, priceMinor = 0): Promise<EventInventory> {
  const event = await world.announce(anEvent({ questions: [waiver, card], ticketTypes: [ticketType({ priceMinor, capacity: 100 })] }));
  world.join(event, viewer, 'viewer');
  return event;
}

async function upload(world: BookingWorld, headers: Headers, body = pdf(), { type = 'application/pdf', name = 'waiver.pdf' } = {}) {
  const url = `/api/bookings/answers/files?${new URLSearchParams({ name }).toString()}`;
  const answer = await world.service.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload: body });
  return { status: answer.statusCode, body: answer.json<AnswerFile & { code?: string }>() };
}

async function book(world: BookingWorld, event: EventInventory, headers: Headers, answers: object, holder = headers) {
  const hold = Hold.parse((await world.holdAs(holder, event, [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 1 }])).body);
  const answer = await world.service.inject({
    method: 'POST',
    url: '/api/bookings',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    payload: { holdId: hold.id, attendeeName: 'Ada', answers },
  });
  return { status: answer.statusCode, body: answer.json() };
}
const withWaiver = (id: string, cardId?: string) => ({
  order: { waiver: id },
  ...(cardId !== undefined && { attendees: [{ answers: { card: cardId } }] }),
});

const look = async (world: BookingWorld, id: string, by = ada) => {
  const answer = await world.service.inject({ url: `/api/bookings/answers/files/${id}`, headers: await world.service.asUser(by) });
  return { status: answer.statusCode, body: answer.json() };
};
const kept = ({ service }: BookingWorld): readonly string[] => readdirSync(join(service.objectsDirectory, 'answers'));
const noSuchFile = (questionId: string, attendee: number | null = null) => ({
  status: 422,
  body: { code: 'answers_invalid', faults: [{ questionId, attendee, code: 'no_such_file' }] },
});

test('a file answers a question, is named in the booking and read by its buyer under its name', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  const headers = await world.service.asUser(ada);
  const { status, body: file } = await upload(world, headers, pdf('Ada'), { name: '..\\Waïver.PDF' });
  expect({ status, file }).toEqual({
    status: 201,
    file: { id: file.id, name: 'Waïver.pdf', contentType: 'application/pdf', bytes: pdf('Ada').length },
  });
  expect((await look(world, file.id)).status).toBe(404);
  const photo = (await upload(world, headers, png(), { type: 'image/jpeg', name: '' })).body;
  const booking = Booking.parse((await book(world, event, headers, withWaiver(file.id.toUpperCase(), photo.id))).body);
  expect(booking.answers?.order).toEqual([{ questionId: 'waiver', label: 'Your waiver', values: [file.id], file }]);
  expect(booking.answers?.attendees[0]?.answers[0]?.file).toMatchObject({ id: photo.id, name: 'file.png', contentType: 'image/png' });
  const { url } = (await look(world, file.id)).body;
  const { searchParams } = new URL(url, 'http://here');
  expect([searchParams.get('key'), searchParams.get('as')]).toEqual([file.id, 'Waïver.pdf']);
  expect(Number(searchParams.get('until'))).toBe(world.service.clock.now().getTime() / 1000 + 300);
  const stored = kept(world).map(name => readFileSync(join(world.service.objectsDirectory, 'answers', name)));
  expect(stored.some(bytes => bytes.includes(pdf('Ada')))).toBe(true);
});

test('members of the team read it once there are tickets; to anybody else it is not there', async () => {
  await using world = await bookingWorld();
  const event = await asking(world, 1250);
  const headers = await world.service.asUser(ada);
  const { id } = (await upload(world, headers)).body;
  const booking = Booking.parse((await book(world, event, headers, withWaiver(id))).body);
  expect([(await look(world, id)).status, (await look(world, id, viewer)).status]).toEqual([200, 404]);
  await world.pay(booking);
  expect((await look(world, id, viewer)).status).toBe(200);
  for (const [file, by] of [
    [id, stranger],
    [id, grace],
    [newId(), viewer],
  ] as const)
    expect(await look(world, file, by)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect((await world.service.inject({ url: `/api/bookings/answers/files/${id}` })).statusCode).toBe(401);
  const list = await world.service.inject({
    url: `/api/bookings/events/${event.eventId}/answers`,
    headers: await world.service.asUser(viewer),
  });
  expect(AnswersPage.parse(list.json()).items[0]?.order[0]?.file).toMatchObject({ id, name: 'waiver.pdf' });
});

test.each([
  ['words', Buffer.from('I am a student'), 'application/pdf', 422, 'not_a_file'],
  ['nothing', Buffer.alloc(0), 'application/pdf', 422, 'not_a_file'],
  ['a page that says it is a picture', Buffer.from('<script>alert(1)</script>'), 'image/png', 422, 'not_a_file'],
  ['a picture that is a page', jpeg('<script>alert(1)</script>'), 'image/jpeg', 422, 'not_a_file'],
  ['a document that is an archive', Buffer.concat([pdf(), zip]), 'application/pdf', 422, 'not_a_file'],
  ['a page', pdf(), 'text/html', 415, 'unsupported_media_type'],
  ['too much', Buffer.concat([pdf(), Buffer.alloc(mostAnswerFileBytes)]), 'application/pdf', 413, 'body_too_large'],
] as const)('%s is refused, and nothing of it is kept', async (_, body, type, status, code) => {
  await using world = await bookingWorld();
  expect(await upload(world, cart(), body, { type })).toMatchObject({ status, body: { code } });
  expect((await world.service.pool.query('select from answer_files')).rowCount).toBe(0);
});

test('who is nobody brings nothing, and nobody more than fifty in a day', async () => {
  await using world = await bookingWorld();
  expect(await upload(world, {})).toMatchObject({ status: 400, body: { code: 'cart_missing' } });
  const mine = cart();
  const answers = await Promise.all(Array.from({ length: 53 }, () => upload(world, mine)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
  expect(answers.filter(({ body }) => body.code === 'too_many_files')).toHaveLength(3);
  expect((await upload(world, cart())).status).toBe(201);
  world.service.clock.advance(86_401);
  expect((await upload(world, mine)).status).toBe(201);
});

test('somebody else’s file answers nothing, nor one that there is not', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  const headers = await world.service.asUser(ada);
  const theirs = (await upload(world, await world.service.asUser(grace))).body.id;
  const ofCart = (await upload(world, cart())).body.id;
  const own = (await upload(world, headers)).body.id;
  for (const id of [theirs, ofCart, newId()]) {
    expect(await book(world, event, headers, withWaiver(id))).toMatchObject(noSuchFile('waiver'));
    expect(await book(world, event, headers, withWaiver(own, id))).toMatchObject(noSuchFile('card', 0));
  }
  expect((await book(world, event, headers, withWaiver(own))).status).toBe(201);
});

test('a file answers one booking’s questions only, also when two are made at once', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  const headers = await world.service.asUser(ada);
  const { id } = (await upload(world, headers)).body;
  const both = await Promise.all([1, 2].map(() => book(world, event, headers, withWaiver(id, id))));
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  expect(await book(world, event, headers, withWaiver(id))).toMatchObject(noSuchFile('waiver'));
});

test('a cart’s file stays its buyer’s after the login', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  const mine = cart();
  const { id } = (await upload(world, mine)).body;
  const headers = { ...(await world.service.asUser(ada)), 'x-cart': mine['x-cart']?.toUpperCase() ?? '' };
  expect((await book(world, event, headers, withWaiver(id), mine)).status).toBe(201);
  expect((await look(world, id)).status).toBe(200);
});

test('only what no booking uses is deleted after two days', async () => {
  await using world = await bookingWorld();
  const event = await asking(world);
  const headers = await world.service.asUser(ada);
  const run = () => world.service.running.runJob('delete-unused-files');
  const [used, unused] = [(await upload(world, headers)).body.id, (await upload(world, headers)).body.id];
  expect((await book(world, event, headers, withWaiver(used))).status).toBe(201);
  world.service.clock.advance(2 * 86_400 - 60);
  const young = (await upload(world, await world.service.asUser(ada))).body.id;
  await run();
  expect(kept(world)).toHaveLength(3);
  world.service.clock.advance(120);
  await run();
  expect(kept(world)).toHaveLength(2);
  expect((await world.service.pool.query('select id from answer_files order by created_at')).rows).toEqual([{ id: used }, { id: young }]);
  expect((await look(world, used)).status).toBe(200);
  expect(await book(world, event, await world.service.asUser(ada), withWaiver(unused))).toMatchObject(noSuchFile('waiver'));
});
