import { paymentCompleted, paymentFailed } from '@event-planner/contracts/messages';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';
import { intentObject, openPayment, say, tell } from './test-events.ts';

type Opened = Awaited<ReturnType<typeof openPayment>>;
type Answer = Awaited<ReturnType<typeof say>>;

const three = [booking(), booking(), booking()];
const openThree = (world: TestPayment): Promise<Opened[]> => Promise.all(three.map(tickets => openPayment(world, tickets)));

const succeeded = ({ id, intent }: Opened, change: object = {}) => ({
  type: 'payment_intent.succeeded',
  object: intentObject(id, intent, change),
});
const declined = ({ id, intent }: Opened) => ({
  type: 'payment_intent.payment_failed',
  object: intentObject(id, intent, { status: 'requires_payment_method', last_payment_error: { code: 'card_declined' } }),
});

/** One event is held up by another delivery of it; the others arrive meanwhile, so that they make one batch. */
async function sayTogether(world: TestPayment, events: readonly Parameters<typeof say>[1][]): Promise<Answer[]> {
  await using gate = await world.service.gate(
    "insert into provider_events (id, type, outcome, happened_at, received_at) values ('evt_first', 'held', 'ignored', now(), now())",
  );
  const first = say(world, { id: 'evt_first', type: 'customer.created', object: { object: 'customer', id: 'cus_1' } });
  await gate.blocked(1);
  const answers = events.map(event => say(world, event));
  // Comes after them through the same door.
  await world.service.inject({ url: '/api/payments/config' });
  await gate.release();
  await first;
  return Promise.all(answers);
}

/** In how many transactions the events were stored that came together. */
async function countTransactions(world: TestPayment): Promise<unknown> {
  const { rows } = await world.service.pool.query(
    "select count(distinct xmin::text)::int as n from provider_events where id like 'evt_of_%'",
  );
  return rows[0];
}

test('events that arrive together are applied in one transaction, and each is answered for itself', async () => {
  await using world = await testPayment(bookings(...three));
  const [one, two, other] = (await openThree(world)) as [Opened, Opened, Opened];
  const answers = await sayTogether(world, [
    { id: 'evt_of_one', ...succeeded(one) },
    { id: 'evt_of_two', ...declined(two) },
    { id: 'evt_of_other', ...succeeded(other, { amount_received: 24 }) },
    { id: 'evt_of_one', ...succeeded(one) },
    { id: 'evt_of_nobody', type: 'payment_intent.succeeded', object: intentObject('not-an-id', 'pi_strange') },
  ]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
  expect(await countTransactions(world)).toEqual({ n: 1 });
  const states = await Promise.all([one, two, other].map(({ id }) => world.get(id)));
  expect(states.map(({ state }) => state)).toEqual(['succeeded', 'failed', 'created']);
  expect(await world.service.published(paymentCompleted)).toMatchObject([{ paymentId: one.id }]);
  expect(await world.service.published(paymentFailed)).toMatchObject([{ paymentId: two.id, code: 'card_declined' }]);
  const { rows } = await world.service.pool.query("select id, outcome from provider_events where id like 'evt_of_%' order by id");
  expect(rows).toEqual([
    { id: 'evt_of_nobody', outcome: 'unknown' },
    { id: 'evt_of_one', outcome: 'applied' },
    { id: 'evt_of_other', outcome: 'mismatch' },
    { id: 'evt_of_two', outcome: 'applied' },
  ]);
});

test('what is said of one payment within a batch is applied in the order of arrival', async () => {
  await using world = await testPayment(bookings(...three));
  const [one, two] = (await openThree(world)) as [Opened, Opened, Opened];
  await sayTogether(world, [
    { id: 'evt_of_one_1', ...declined(one) },
    { id: 'evt_of_two_1', ...succeeded(two) },
    { id: 'evt_of_one_2', ...succeeded(one) },
    { id: 'evt_of_two_2', ...declined(two) },
    { id: 'evt_of_two_3', ...succeeded(two) },
  ]);
  expect(await countTransactions(world)).toEqual({ n: 1 });
  expect(await world.get(one.id)).toMatchObject({ state: 'succeeded', failureCode: null });
  expect(await world.get(two.id)).toMatchObject({ state: 'succeeded', failureCode: null });
  expect(await world.service.published(paymentFailed)).toMatchObject([{ paymentId: one.id }]);
  expect((await world.service.published(paymentCompleted)).map(({ paymentId }) => paymentId).toSorted()).toEqual(
    [one.id, two.id].toSorted(),
  );
});

test('an event that cannot be applied fails alone, and is applied by a later try', async () => {
  await using world = await testPayment(bookings(...three));
  const [one, two, other] = (await openThree(world)) as [Opened, Opened, Opened];
  await world.service.pool.query(`alter table payments add constraint broken check (state <> 'succeeded' or id <> '${two.id}')`);
  const events = [one, two, other].map((opened, at) => ({ id: `evt_of_${at}`, ...succeeded(opened) }));
  expect((await sayTogether(world, events)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  expect(await world.service.published(paymentCompleted)).toHaveLength(2);
  await world.service.pool.query('alter table payments drop constraint broken');
  world.service.clock.advance(60);
  await world.service.running.runJob('ask-provider');
  expect((await world.service.published(paymentCompleted)).map(({ paymentId }) => paymentId)).toEqual([one.id, other.id, two.id]);
});

test('each message of a batch carries the correlation id of the request that brought its event', async () => {
  await using world = await testPayment(bookings(...three));
  const opened = await openThree(world);
  // The outbox is emptied as it is sent.
  await world.service.pool.query('create table said (correlation_id text, payment_id text)');
  await world.service.pool.query(`create function keep() returns trigger language plpgsql as
    $$ begin insert into said values (new.headers ->> 'correlation-id', new.body ->> 'paymentId'); return new; end $$`);
  await world.service.pool.query('create trigger keep before insert on outbox for each row execute function keep()');
  const answers = await sayTogether(
    world,
    opened.map((one, at) => ({ id: `evt_of_${at}`, ...succeeded(one) })),
  );
  expect(await countTransactions(world)).toEqual({ n: 1 });
  const { rows } = await world.service.pool.query('select * from said order by payment_id');
  const expected = opened.map(({ id }, at) => ({ correlation_id: answers[at]?.headers['x-correlation-id'], payment_id: id }));
  expect(rows).toEqual(expected.toSorted((a, b) => (a.payment_id < b.payment_id ? -1 : 1)));
});

test('an event about a payment that somebody else has in hand holds up no other', async () => {
  await using world = await testPayment(bookings(...three));
  const [one, two] = (await openThree(world)) as [Opened, Opened, Opened];
  await using gate = await world.service.gate('select 1 from payments where id = $1 for update', [one.id]);
  expect((await tell(world, succeeded(one))).statusCode).toBe(200);
  await gate.blocked(1);
  expect((await tell(world, succeeded(two))).statusCode).toBe(200);
  await eventually(async () => expect(await world.get(two.id)).toMatchObject({ state: 'succeeded' }));
  expect(await world.get(one.id)).toMatchObject({ state: 'created' });
  await gate.release();
  await world.service.running.idle();
  expect(await world.get(one.id)).toMatchObject({ state: 'succeeded' });
});
