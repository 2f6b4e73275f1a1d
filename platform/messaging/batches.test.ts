import { on, queues } from '@event-planner/model';
import { expect, test } from 'vitest';
import { sql } from '../database/index.ts';
import { withContext } from '../telemetry/index.ts';
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
import { createPublisher } from './publish.ts';
import type { Item } from './types.ts';

const order = { orderId: 'o-1', amountMinor: 1250 };
const nothing = async (): Promise<void> => {};

test('a subscriber of batches gets at once what lies in the queue, each message under the correlation id of its own publisher', async () => {
  await using brokers = await testBroker();
  await using shopping = await runService(shop, brokers.broker, {});
  for (const orderId of ['a', 'b', 'c'])
    await withContext({ correlationId: `request-${orderId}` }, () =>
      shopping.database.transaction(tx => shopping.messaging.publish(tx, orderPlaced, { ...order, orderId })),
    );
  await brokers.broker.ensure(queues(system));
  await shopping.messaging.idle();
  const batches: string[][] = [];
  await using billed = await runService(billing, brokers.broker, {
    'order.placed.v1': {
      async inBatches(items: readonly Item<typeof order>[], tx) {
        batches.push(items.map(({ body }) => body.orderId));
        await tx
          .insertInto('seen')
          .values(items.map(({ correlationId: word }) => ({ word })))
          .execute();
        await Promise.all(items.map(({ body, within }) => within(() => billed.messaging.publish(tx, orderPaid, body))));
      },
    },
    'code.sent.v1': nothing,
  });
  const heard: string[] = [];
  await using recorded = await runService(ledger, brokers.broker, {
    'order.placed.v1': nothing,
    'order.paid.v1': async ({ orderId }: typeof order, { correlationId: given }) => void heard.push(`${given} ${orderId}`),
  });
  await Promise.all([billed, recorded].map(({ messaging }) => messaging.idle()));
  await Promise.all([billed, recorded].map(({ messaging }) => messaging.idle()));
  expect(batches).toEqual([['a', 'b', 'c']]);
  expect(await billed.words()).toEqual(['request-a', 'request-b', 'request-c']);
  expect(heard.toSorted()).toEqual(['request-a a', 'request-b b', 'request-c c']);
});

test('poison in a batch that is handled as one leaves its neighbours handled once', async () => {
  await using brokers = await testBroker();
  await using shopping = await runService(shop, brokers.broker, {});
  await using billed = await runService(billing, brokers.broker, {
    'order.placed.v1': {
      async inBatches(items: readonly Item<typeof order>[], tx) {
        await tx
          .insertInto('seen')
          .values(items.map(({ body }) => ({ word: body.orderId })))
          .execute();
        if (items.some(({ body }) => body.orderId === 'poison')) throw new Error('cannot bill this');
      },
    },
    'code.sent.v1': nothing,
  });
  await shopping.database.transaction(async tx => {
    for (const orderId of ['a', 'poison', 'b']) await shopping.messaging.publish(tx, orderPlaced, { ...order, orderId });
  });
  await shopping.messaging.idle();
  await billed.messaging.idle();
  expect(await billed.words()).toEqual(['a', 'b']);
  expect((await brokers.broker.deadLetters.list('order-placed-billing')).items).toMatchObject([
    { envelope: { body: { orderId: 'poison' } } },
  ]);
});

test('one message that was held up does not end the sharing of transactions', async () => {
  await using brokers = await testBroker();
  await using shopping = await runService(shop, brokers.broker, {});
  await using billed = await runService(billing, brokers.broker, {
    'order.placed.v1': async ({ orderId: word }: typeof order, { tx }) => {
      if (word === 'held up') await sql`select pg_sleep(0.4)`.execute(tx);
      await tx.insertInto('seen').values({ word }).execute();
    },
    'code.sent.v1': nothing,
  });
  const batches = [['warm-up'], ['held up', 'next', 'and next'], ['a', 'b', 'c']];
  for (const batch of batches) {
    await shopping.database.transaction(tx =>
      Promise.all(batch.map(orderId => shopping.messaging.publish(tx, orderPlaced, { ...order, orderId }))),
    );
    await shopping.messaging.idle();
    await billed.messaging.idle();
  }
  const { rows } = await billed.database.pool.query("select distinct xmin::text from seen where word in ('a', 'b', 'c')");
  expect(rows).toHaveLength(1);
});

test('what a transaction says is written by one statement at its end, in the order it was said', async () => {
  await using database = await serviceDatabase();
  const publish = createPublisher({ manifest: shop, now: () => new Date(), isHeard: () => true, onPublish() {} });
  const codes = Array.from({ length: 20 }, (_, at) => `"{${at}},\\`);
  await database.database.transaction(async tx => {
    await Promise.all(codes.map(code => publish(tx, codeSent, { code })));
    expect((await sql`select from outbox`.execute(tx)).rows).toEqual([]);
    await publish(tx, codeSent, { code: 'later' });
  });
  const { rows } = await database.database.pool.query<{ code: string; statement: number }>(
    "select body->>'code' as code, dense_rank() over (order by cmin::text::int)::int as statement from outbox order by id",
  );
  expect(rows).toEqual([...codes, 'later'].map(code => ({ code, statement: 1 })));
});

test('what nobody hears is checked and not kept, once it is known who listens', async () => {
  await using brokers = await testBroker();
  await using service = await serviceDatabase();
  const { database } = service;
  const messaging = createMessaging<Tables>({
    manifest: shop,
    system: { services: [shop, { ...billing, subscribes: [on(codeSent)] }] },
    database,
    broker: brokers.broker,
    log: silent,
    now: () => new Date(),
  });
  const kept = async () => {
    await database.transaction(async tx => {
      await messaging.publish(tx, orderPlaced, order);
      await messaging.publish(tx, codeSent, { code: '123456' });
    });
    return (await database.pool.query<{ name: string }>('delete from outbox returning name')).rows.map(({ name }) => name);
  };
  expect(await kept()).toEqual(['order.placed.v1', 'code.sent.v1']);
  await messaging.start({});
  await messaging.stop();
  expect(await kept()).toEqual(['code.sent.v1']);
  await expect(database.transaction(tx => messaging.publish(tx, orderPlaced, { orderId: 1 }))).rejects.toThrow('may not publish this');
});
