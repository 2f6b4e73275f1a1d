import { paymentCompleted } from '@event-planner/contracts/messages';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';
import { mostAttempts } from './rules.ts';
import { intentObject, openPayment, say } from './test-events.ts';

const asAdmin = (world: TestPayment) => world.service.asUser(person('Root', ['admin']));

const ask = async (world: TestPayment, method: 'GET' | 'POST', path: string, headers?: Record<string, string>) =>
  world.service.inject({ method, url: `/api/payments/platform/events${path}`, headers: headers ?? (await asAdmin(world)) });

/** An event that cannot be handled, however often it is tried. */
async function givenUp(world: TestPayment) {
  const opened = await openPayment(world, tickets);
  await world.service.pool.query("alter table payments add constraint broken check (state <> 'succeeded')");
  await say(world, { id: 'evt_poison', type: 'payment_intent.succeeded', object: intentObject(opened.id, opened.intent) });
  for (let attempt = 1; attempt < mostAttempts; attempt++) {
    world.service.clock.advance(3600);
    await world.service.running.runJob('ask-provider');
  }
  return opened;
}

const tickets = booking({ payBy: '2030-06-03T10:00:00.000Z' });

test('what cannot be handled is given up after its tries, seen by who runs the platform, and handled once the reason is mended', async () => {
  await using world = await testPayment(bookings(tickets));
  const { id } = await givenUp(world);
  const listed = (await ask(world, 'GET', '')).json<{ items: object[] }>();
  expect(listed).toMatchObject({
    waiting: 0,
    dead: 1,
    oldestAt: null,
    nextCursor: null,
    items: [{ id: 'evt_poison', type: 'payment_intent.succeeded', paymentId: id, isMismatch: false, attempts: mostAttempts }],
  });
  expect(JSON.stringify(listed.items)).toContain('broken');

  await world.service.pool.query('alter table payments drop constraint broken');
  // Asked about, it would have succeeded by itself: here it is the event that does.
  expect((await ask(world, 'POST', '/evt_poison/redrive')).statusCode).toBe(204);
  expect(await world.get(id)).toMatchObject({ state: 'succeeded' });
  expect(await world.service.published(paymentCompleted)).toHaveLength(1);
  expect((await ask(world, 'GET', '')).json()).toMatchObject({ dead: 0, items: [] });
  expect((await ask(world, 'POST', '/evt_poison/redrive')).json()).toMatchObject({ status: 404, code: 'not_found' });
});

test('an event that people have dealt with is put away, and nothing of it is kept', async () => {
  await using world = await testPayment(bookings(tickets));
  const { id, intent } = await openPayment(world, tickets);
  await say(world, { id: 'evt_other', type: 'payment_intent.succeeded', object: intentObject(id, intent, { amount_received: 24 }) });
  expect((await ask(world, 'GET', '')).json()).toMatchObject({ dead: 1, items: [{ id: 'evt_other', isMismatch: true }] });
  expect((await ask(world, 'POST', '/evt_other/dismiss')).statusCode).toBe(204);
  expect((await ask(world, 'GET', '')).json()).toMatchObject({ dead: 0, items: [] });
  expect((await ask(world, 'POST', '/evt_other/dismiss')).statusCode).toBe(404);
  const { rows } = await world.service.pool.query('select outcome, said from provider_events where id = $1', ['evt_other']);
  expect(rows).toEqual([{ outcome: 'mismatch', said: null }]);
});

test('who runs the platform sees how the provider fares, by what is asked of it', async () => {
  await using world = await testPayment(bookings(tickets));
  await openPayment(world, tickets);
  const see = async (headers: Record<string, string>) => world.service.inject({ url: '/api/payments/platform/provider', headers });
  const { operations } = (await see(await asAdmin(world))).json<{ operations: object[] }>();
  expect(operations).toContainEqual(expect.objectContaining({ operation: 'create_intent', state: 'closed', calls: 1, failures: 0 }));
  expect((await see(await world.service.asUser())).statusCode).toBe(403);
});

test('nobody else sees them or can do anything about them', async () => {
  await using world = await testPayment(bookings(tickets));
  const user = await world.service.asUser();
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/evt_1/redrive'],
    ['POST', '/evt_1/dismiss'],
  ] as const) {
    expect((await ask(world, method, path, user)).statusCode).toBe(403);
    expect((await ask(world, method, path, {})).statusCode).toBe(401);
  }
});

test('of an event nothing is kept but what is needed to handle it, and nothing once it is handled', async () => {
  await using world = await testPayment(bookings(tickets));
  const { id, intent, clientSecret } = await openPayment(world, tickets);
  await world.service.pool.query("alter table payments add constraint broken check (state <> 'succeeded')");
  const personal = { receipt_email: 'ada@example.test', shipping: { name: 'Ada Lovelace' }, client_secret: clientSecret };
  await say(world, { id: 'evt_1', type: 'payment_intent.succeeded', object: intentObject(id, intent, personal) });
  const said = async () =>
    (await world.service.pool.query<{ said: unknown }>('select said from provider_events where id = $1', ['evt_1'])).rows[0]?.said;
  const text = JSON.stringify(await said());
  expect(text).toContain(intent);
  for (const word of ['ada@example.test', 'Lovelace', String(clientSecret)]) expect(text).not.toContain(word);
  await world.service.pool.query('alter table payments drop constraint broken');
  world.service.clock.advance(60);
  await world.service.running.runJob('ask-provider');
  expect(await said()).toBeNull();
});
