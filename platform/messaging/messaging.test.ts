import { expect, test } from 'vitest';
import { sql } from '../database/index.ts';
import { correlationId, withContext } from '../telemetry/index.ts';
import { eventually } from '../testing/index.ts';
import { createDeadLetters, hiddenBody } from './dead-letters.ts';
import { createMessaging } from './messaging.ts';
import {
  billing,
  codeSent,
  ledger,
  orderPaid,
  orderPlaced,
  runService,
  serviceDatabase,
  shop,
  silent,
  system,
  type Tables,
  testBroker,
} from './messaging.fixture.ts';

const order = { orderId: 'o-1', amountMinor: 1250 };
const nothing = async (): Promise<void> => {};

test('a message goes from one service through another to a third, under one correlation id', async () => {
  await using brokers = await testBroker();
  const heard: unknown[] = [];
  await using shopping = await runService(shop, brokers.broker, {});
  await using billed = await runService(billing, brokers.broker, {
    'order.placed.v1': async ({ orderId }: typeof order, { tx }) => billed.messaging.publish(tx, orderPaid, { orderId }),
    'code.sent.v1': nothing,
  });
  await using recorded = await runService(ledger, brokers.broker, {
    'order.placed.v1': nothing,
    'order.paid.v1': async (body: unknown, { tx, correlationId: given }) => {
      heard.push(body, given, correlationId());
      await tx.insertInto('seen').values({ word: 'paid' }).execute();
    },
  });
  await withContext({ correlationId: 'request-1' }, () =>
    shopping.database.transaction(tx => shopping.messaging.publish(tx, orderPlaced, order)),
  );
  await eventually(() => expect(heard).toEqual([{ orderId: 'o-1' }, 'request-1', 'request-1']));
  await Promise.all([shopping, billed, recorded].map(({ messaging }) => messaging.idle()));
  expect(await recorded.words()).toEqual(['paid']);
});

test('a transaction that rolls back says nothing', async () => {
  await using brokers = await testBroker();
  await using shopping = await runService(shop, brokers.broker, {});
  const rolledBack = shopping.database.transaction(async tx => {
    await shopping.messaging.publish(tx, orderPlaced, order);
    throw new Error('changed my mind');
  });
  await expect(rolledBack).rejects.toThrow('changed my mind');
  await shopping.messaging.idle();
  expect(await brokers.broker.depths()).toEqual(
    expect.arrayContaining([expect.objectContaining({ queue: 'order-placed-billing', ready: 0 })]),
  );
});

test('a message its manifest does not publish is refused with the line to add', async () => {
  await using database = await serviceDatabase();
  await using brokers = await testBroker();
  const messaging = createMessaging<Tables>({
    manifest: shop,
    system,
    database: database.database,
    broker: brokers.broker,
    log: silent,
    now: () => new Date(),
  });
  const publishing = database.database.transaction(tx => messaging.publish(tx, orderPaid, { orderId: 'o-1' }));
  await expect(publishing).rejects.toThrow(
    'shop does not publish order.paid.v1: add the message to `publishes: [...]` in services/shop/manifest.ts',
  );
});

test('a body its schema refuses is not published, and its values are not told', async () => {
  await using brokers = await testBroker();
  await using shopping = await runService(shop, brokers.broker, {});
  const publishing = shopping.database.transaction(tx => shopping.messaging.publish(tx, codeSent, { code: 123456 }));
  await expect(publishing).rejects.toThrow(/shop may not publish this code\.sent\.v1: code: (?!.*123456)/);
});

test('handlers and subscriptions must match', async () => {
  await using database = await serviceDatabase();
  await using brokers = await testBroker();
  const messaging = createMessaging<Tables>({
    manifest: ledger,
    system,
    database: database.database,
    broker: brokers.broker,
    log: silent,
    now: () => new Date(),
  });
  await expect(messaging.start({ 'order.placed.v1': nothing, 'code.sent.v1': nothing })).rejects.toThrow(
    /order\.paid\.v1 but has no handler[^]*code\.sent\.v1 without subscribing/,
  );
});

test('a relay that dies between sending and committing sends twice, and it is handled once', async () => {
  await using brokers = await testBroker();
  await using sender = await serviceDatabase();
  await using billed = await runService(billing, brokers.broker, {
    'order.placed.v1': async ({ orderId }: typeof order, { tx }) => void (await tx.insertInto('seen').values({ word: orderId }).execute()),
    'code.sent.v1': nothing,
  });
  let sendings = 0;
  const dying = {
    ...brokers.broker,
    async send(...given: Parameters<typeof brokers.broker.send>) {
      await brokers.broker.send(...given);
      sendings += 1;
      // Handled before it is sent again, so that the queue's own ids cannot hide the duplicate.
      if (sendings === 1) await billed.messaging.idle();
      if (sendings === 1) throw new Error('killed');
    },
  };
  const messaging = createMessaging<Tables>({
    manifest: shop,
    system,
    database: sender.database,
    broker: dying,
    log: silent,
    now: () => new Date(),
  });
  await messaging.start({});
  await sender.database.transaction(tx => messaging.publish(tx, orderPlaced, order));
  await messaging.idle();
  await billed.messaging.idle();
  await messaging.stop();
  expect(sendings).toBe(2);
  expect(await billed.words()).toEqual(['o-1']);
});

test('two relays share an outbox: each message is sent once, and a stuck relay holds back only what it has in hand', async () => {
  await using brokers = await testBroker();
  await using sender = await serviceDatabase();
  const sent: string[] = [];
  let unstick = (): void => {};
  const stuck = new Promise<void>(resolve => (unstick = resolve));
  const relay = (before: () => Promise<void>) =>
    createMessaging<Tables>({
      manifest: shop,
      system,
      database: sender.database,
      log: silent,
      now: () => new Date(),
      broker: {
        ...brokers.broker,
        async send(envelopes) {
          await before();
          sent.push(...envelopes.map(({ id }) => id));
        },
      },
    });
  const relays = [relay(() => stuck), relay(nothing)] as const;
  await sender.database.transaction(async tx => {
    for (let count = 0; count < 700; count++) await relays[0].publish(tx, codeSent, { code: String(count) });
  });
  await relays[0].start({});
  await eventually(async () =>
    expect(
      (
        await sender.database.pool.query(
          "select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
        )
      ).rowCount,
    ).toBe(1),
  );
  await relays[1].start({});
  await eventually(() => expect(sent).toHaveLength(200));
  unstick();
  await relays[0].idle();
  await Promise.all(relays.map(each => each.stop()));
  expect(new Set(sent).size).toBe(700);
  expect(sent).toHaveLength(700);
});

test('what a failed handler wrote is gone, and poison in a batch leaves its neighbours handled once', async () => {
  await using brokers = await testBroker();
  await using shopping = await runService(shop, brokers.broker, {});
  await using billed = await runService(billing, brokers.broker, {
    'order.placed.v1': async ({ orderId }: typeof order, { tx }) => {
      await tx.insertInto('seen').values({ word: orderId }).execute();
      if (orderId === 'poison') throw new Error('cannot bill this');
    },
    'code.sent.v1': nothing,
  });
  const publish = (orderId: string) =>
    shopping.database.transaction(tx => shopping.messaging.publish(tx, orderPlaced, { ...order, orderId }));
  const words = Array.from({ length: 20 }, (_, index) => `order-${String(index).padStart(2, '0')}`);
  await publish('first');
  await shopping.messaging.idle();
  await billed.messaging.idle();
  for (const word of [...words.slice(0, 10), 'poison', ...words.slice(10)]) await publish(word);
  await shopping.messaging.idle();
  await billed.messaging.idle();
  expect(await billed.words()).toEqual(['first', ...words]);
  const { items } = await brokers.broker.deadLetters.list('order-placed-billing');
  expect(items).toMatchObject([{ reason: 'Error: cannot bill this', receives: 2, envelope: { body: { orderId: 'poison' } } }]);
});

test('what is returned runs after the commit, and not for a message handled before', async () => {
  await using brokers = await testBroker();
  await using shopping = await runService(shop, brokers.broker, {});
  const after: number[] = [];
  await using billed = await runService(billing, brokers.broker, {
    'order.placed.v1': async (_: typeof order, { tx }) => {
      await tx.insertInto('seen').values({ word: 'x' }).execute();
      return () => void billed.words().then(words => after.push(words.length));
    },
    'code.sent.v1': nothing,
  });
  await shopping.database.transaction(tx => shopping.messaging.publish(tx, orderPlaced, order));
  await eventually(() => expect(after).toEqual([1]));
});

test('a body that cannot be read is dead at once', async () => {
  await using brokers = await testBroker();
  await using billed = await runService(billing, brokers.broker, { 'order.placed.v1': nothing, 'code.sent.v1': nothing });
  const envelope = {
    id: '0198c5a0-0000-7000-8000-000000000001',
    name: 'order.placed.v1',
    occurredAt: '2030-06-01T10:00:00Z',
    headers: {},
    body: { orderId: 7 },
  };
  await brokers.broker.send([envelope]);
  await billed.messaging.idle();
  const { items } = await brokers.broker.deadLetters.list('order-placed-billing');
  expect(items).toMatchObject([{ receives: 1, reason: expect.stringContaining('the body is no order.placed.v1: orderId: ') }]);
});

test('dead letters are inspected without the bodies of sensitive messages, and redriven', async () => {
  await using brokers = await testBroker();
  await using shopping = await runService(shop, brokers.broker, {});
  let broken = true;
  await using billed = await runService(billing, brokers.broker, {
    'order.placed.v1': nothing,
    'code.sent.v1': async ({ code }: { code: string }, { tx }) => {
      if (broken) throw new Error('mail server is away');
      await tx.insertInto('seen').values({ word: code }).execute();
    },
  });
  const deadLetters = createDeadLetters({ system, broker: brokers.broker });
  await shopping.database.transaction(tx => shopping.messaging.publish(tx, codeSent, { code: '123456' }));
  await shopping.messaging.idle();
  await billed.messaging.idle();
  expect((await deadLetters.overview())[0]).toEqual({ queue: 'code-sent-billing', ready: 0, delayed: 0, inFlight: 0, dead: 1 });
  const { items } = await deadLetters.list('code-sent-billing');
  expect(items).toMatchObject([{ reason: 'Error: mail server is away', envelope: { body: hiddenBody } }]);
  expect(JSON.stringify(items)).not.toContain('123456');
  broken = false;
  expect(await deadLetters.redrive('code-sent-billing')).toBe(1);
  await billed.messaging.idle();
  expect(await billed.words()).toEqual(['123456']);
  await expect(deadLetters.list('no-such-queue')).rejects.toMatchObject({ code: 'not_found' });
});

test('a batch that meets a lock lets go of it before anybody else has to lose', async () => {
  await using brokers = await testBroker();
  await using shopping = await runService(shop, brokers.broker, {});
  await using billed = await runService(billing, brokers.broker, {
    'order.placed.v1': async ({ orderId }: typeof order, { tx }) =>
      void (await tx
        .updateTable('seen')
        .set({ word: `${orderId} billed` })
        .where('word', '=', orderId)
        .execute()),
    'code.sent.v1': nothing,
  });
  const publish = (...orderIds: readonly string[]) =>
    shopping.database.transaction(async tx => {
      for (const orderId of orderIds) await shopping.messaging.publish(tx, orderPlaced, { ...order, orderId });
    });
  // The handler is known to be quick once it was measured.
  await publish(...Array.from({ length: 40 }, () => 'warm-up'));
  await shopping.messaging.idle();
  await billed.messaging.idle();
  for (const word of ['a', 'b']) await billed.database.query.insertInto('seen').values({ word }).execute();
  await billed.database.query.transaction().execute(async tx => {
    await sql`set local deadlock_timeout = '500ms'`.execute(tx);
    await tx.selectFrom('seen').selectAll().where('word', '=', 'b').forUpdate().execute();
    await publish('a', 'b');
    await eventually(async () => expect(await brokers.broker.depths(['order-placed-billing'])).toMatchObject([{ inFlight: 2 }]));
    // The batch has changed a and waits for b; this one has b and waits for a.
    await tx.selectFrom('seen').selectAll().where('word', '=', 'a').forUpdate().execute();
  });
  await billed.messaging.idle();
  expect(await billed.words()).toEqual(['a billed', 'b billed']);
});
