import { paymentCompleted, paymentFailed } from '@event-planner/contracts/messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { booking, bookings, testPayment } from '../test-payment.ts';
import { intentObject, openPayment, say } from './test-events.ts';

test('events that arrive three times at once, newest first, complete the payment once', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id, clientSecret } = await openPayment(world, tickets);
  world.provider.sandbox.simulate({ webhooks: { outage: true, copies: 3, reversed: true } });
  await world.giveCard(clientSecret, 'pm_card_visa_chargeDeclined');
  await world.giveCard(clientSecret);
  world.provider.sandbox.simulate({ webhooks: { outage: false } });
  await world.provider.sandbox.idle();
  expect(await world.get(id)).toMatchObject({ state: 'succeeded' });
  expect(await world.service.published(paymentCompleted)).toHaveLength(1);
  expect(await world.service.published(paymentFailed)).toHaveLength(0);
  const { rows } = await world.service.pool.query<{ n: number }>(
    "select count(*)::int as n from provider_events where type like 'payment_intent.%'",
  );
  expect(rows[0]?.n).toBe(3);
});

test('two different events with the same news wait for each other at the payment and complete it once', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id, intent } = await openPayment(world, tickets);
  const gate = await world.service.gate('select 1 from payments where id = $1 for update', [id]);
  const both = Promise.all([1, 2].map(() => say(world, { type: 'payment_intent.succeeded', object: intentObject(id, intent) })));
  await gate.blocked(2);
  await gate.release();
  expect((await both).map(answer => answer.statusCode)).toEqual([200, 200]);
  expect(await world.service.published(paymentCompleted)).toHaveLength(1);
});

test('a decline that is delivered twice is announced once', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id, intent } = await openPayment(world, tickets);
  const object = intentObject(id, intent, {
    status: 'requires_payment_method',
    amount_received: 0,
    last_payment_error: { code: 'card_declined' },
  });
  const event = { id: 'evt_declined', type: 'payment_intent.payment_failed', object };
  await Promise.all([say(world, event), say(world, event)]);
  await say(world, event);
  expect(await world.service.published(paymentFailed)).toHaveLength(1);
});

test('what is said late does not undo a success', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id, intent } = await openPayment(world, tickets);
  await say(world, { type: 'payment_intent.succeeded', object: intentObject(id, intent) });
  for (const status of ['processing', 'canceled', 'requires_payment_method'])
    expect(
      (
        await say(world, {
          type: `payment_intent.${status}`,
          object: intentObject(id, intent, { status, last_payment_error: { code: 'card_declined' } }),
        })
      ).statusCode,
    ).toBe(200);
  expect(await world.get(id)).toMatchObject({ state: 'succeeded' });
});

test('a forged, a tampered and an unsigned event change nothing', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id, intent } = await openPayment(world, tickets);
  const body = JSON.stringify({
    id: 'evt_forged',
    object: 'event',
    type: 'payment_intent.succeeded',
    created: 1,
    data: { object: intentObject(id, intent) },
  });
  const signed = (secret: string, timestamp?: number) =>
    world.stripe.webhooks.generateTestHeaderString({ payload: body, secret, ...(timestamp !== undefined && { timestamp }) });
  const good = signed(world.provider.webhookSecret);
  const refused = [
    await world.receive(body, signed('whsec_guessed')),
    await world.receive(body.replace('2400', '2401'), good),
    await world.receive(`${body} `, good),
    await world.receive(body, ''),
    await world.receive('', good),
    await world.receive(body, signed(world.provider.webhookSecret, Math.floor(Date.now() / 1000) - 3600)),
  ];
  for (const answer of refused) expect(answer.json()).toMatchObject({ status: 400, code: 'webhook_signature_invalid' });
  expect(await world.get(id)).toMatchObject({ state: 'created' });
  const { rows } = await world.service.pool.query("select 1 from provider_events where id = 'evt_forged'");
  expect(rows).toHaveLength(0);
});

test('other money than was asked for completes nothing, and waits for people to look at it', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id, intent } = await openPayment(world, tickets);
  for (const wrong of [{ amount_received: 24 }, { currency: 'usd' }, { id: 'pi_another' }]) {
    const eventId = `evt_${newId()}`;
    for (let delivery = 0; delivery < 2; delivery++)
      expect((await say(world, { id: eventId, type: 'payment_intent.succeeded', object: intentObject(id, intent, wrong) })).json()).toEqual(
        { received: true },
      );
  }
  expect(await world.get(id)).toMatchObject({ state: 'created' });
  expect(await world.service.published(paymentCompleted)).toHaveLength(0);
  const { rows } = await world.service.pool.query<object>(
    "select outcome, died_at is not null as dead from provider_events where outcome = 'mismatch'",
  );
  expect(rows).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'mismatch', dead: true })));
});

test('an amount that is none of ours is no fraction of one: it is kept as said, and waits for people', async () => {
  const tickets = booking({ currency: 'ISK', totalMinor: 1000 });
  await using world = await testPayment(bookings(tickets));
  const { id, intent } = await openPayment(world, tickets);
  const object = intentObject(id, intent, { amount: 100_050, amount_received: 100_050, currency: 'isk' });
  expect((await say(world, { type: 'payment_intent.succeeded', object })).json()).toEqual({ received: true });
  expect(await world.get(id)).toMatchObject({ state: 'created' });
  const { rows } = await world.service.pool.query(
    'select outcome, reason, died_at is not null as dead from provider_events where outcome = $1',
    ['mismatch'],
  );
  expect(rows).toEqual([{ outcome: 'mismatch', reason: expect.stringContaining('100050 ISK') as string, dead: true }]);
  // The same in whole krónur pays.
  await say(world, { type: 'payment_intent.succeeded', object: { ...object, amount: 100_000, amount_received: 100_000 } });
  expect(await world.get(id)).toMatchObject({ state: 'succeeded' });
});

test("events of other kinds and about others' payments are stored and accepted", async () => {
  await using world = await testPayment(bookings());
  expect((await say(world, { id: 'evt_1', type: 'customer.created', object: { object: 'customer', id: 'cus_1' } })).json()).toEqual({
    received: true,
  });
  expect(
    (await say(world, { id: 'evt_2', type: 'payment_intent.succeeded', object: intentObject(newId(), 'pi_strange') })).statusCode,
  ).toBe(200);
  expect(
    (await say(world, { id: 'evt_3', type: 'payment_intent.succeeded', object: intentObject('not-an-id', 'pi_strange') })).statusCode,
  ).toBe(200);
  const { rows } = await world.service.pool.query<{ id: string; outcome: string }>('select id, outcome from provider_events order by id');
  expect(rows).toEqual([
    { id: 'evt_1', outcome: 'ignored' },
    { id: 'evt_2', outcome: 'unknown' },
    { id: 'evt_3', outcome: 'unknown' },
  ]);
});

test('an event whose handling fails is answered all the same, and handled by a later try', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id, intent } = await openPayment(world, tickets);
  await world.service.pool.query("alter table payments add constraint broken check (state <> 'succeeded')");
  expect((await say(world, { type: 'payment_intent.succeeded', object: intentObject(id, intent) })).statusCode).toBe(200);
  expect(await world.get(id)).toMatchObject({ state: 'created' });
  await world.service.pool.query('alter table payments drop constraint broken');
  world.service.clock.advance(60);
  await world.service.running.runJob('ask-provider');
  expect(await world.service.published(paymentCompleted)).toHaveLength(1);
});
