import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { message, on, type Queue, queues, seconds, type Subscription } from '@event-planner/model';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDatabase } from '../../database/index.ts';
import { createLogger } from '../../telemetry/index.ts';
import { eventually, type TestDatabase, testDatabase } from '../../testing/index.ts';
import { brokerConformance } from '../broker.conformance.ts';
import type { Envelope, Received, Settled } from '../broker.ts';
import { createPgBossBroker } from './broker.ts';
import { createWakeUps } from './wake-ups.ts';

describe('pg-boss', () => {
  brokerConformance(async () => {
    const { url, ...database } = await testDatabase();
    const complaints: string[] = [];
    const destination = { write: (line: string) => void (line.includes('the broker had an error') && complaints.push(line)) };
    const options = {
      url,
      log: createLogger({ service: 'test', destination }),
      retry: { delaySeconds: 0, maxDelaySeconds: 1 },
      superviseSeconds: 1,
      maxConnections: 4,
    };
    const broker = await createPgBossBroker(options);
    const other = await createPgBossBroker(options);
    return {
      broker,
      other,
      async dispose() {
        await Promise.all([broker.close(), other.close()]);
        await database[Symbol.asyncDispose]();
        expect(complaints).toEqual([]);
      },
    };
  });
});

const placed = message('order.placed.v1', z.object({}));
const log = createLogger({ service: 'test', level: 'silent' });
const envelope = (): Envelope => ({
  id: randomUUID(),
  name: placed.name,
  occurredAt: '2030-06-01T10:00:00.000Z',
  headers: {},
  body: {},
});
const done = (batch: readonly Received[]): Settled[] => batch.map(({ receipt }) => ({ receipt, outcome: 'done' }));

function queueOf(policy: Partial<Omit<Subscription, 'message'>> = {}): Queue {
  const [queue] = queues({ services: [{ name: 'billing', subscribes: [on(placed, policy)] } as never] });
  if (!queue) throw new Error('a subscription makes a queue');
  return queue;
}

/** Of each message in the queues, whether it was written as fetched. */
async function handedOver({ pool }: TestDatabase): Promise<readonly boolean[]> {
  const found = await pool.query<{ handed: boolean }>(
    "select coalesce(started_on = created_on, false) as handed from pgboss.job_common where name like '%billing%' order by created_on",
  );
  return found.rows.map(({ handed }) => handed);
}

test('an envelope sent again while it is queued is there once', async () => {
  await using database = await testDatabase();
  const broker = await createPgBossBroker({ url: database.url, log });
  const queue = queueOf();
  await broker.ensure([queue]);
  const sent = envelope();
  await broker.send([sent]);
  await broker.send([sent]);
  expect(await broker.depths([queue.name])).toMatchObject([{ ready: 1 }]);
  await broker.close();
});

test('a consumer in the same process is handed what it has room for, after what lies in the queue already', async () => {
  await using database = await testDatabase();
  const broker = await createPgBossBroker({ url: database.url, log });
  const queue = queueOf({ parallel: 2 });
  await broker.ensure([queue]);
  const batches: string[][] = [];
  let finish = (): void => {};
  let held = Promise.resolve();
  await broker.send([envelope()]);
  const stop = await broker.consume(queue, async batch => {
    batches.push(batch.map(({ receipt }) => receipt));
    await held;
    return done(batch);
  });
  const settled = () => eventually(async () => expect(await handedOver(database)).toEqual([]));
  await settled(); // Fetched: nobody consumed when it was sent.
  held = new Promise(resolve => (finish = resolve));
  const sent = Array.from({ length: 10 }, envelope);
  const [first, second, third, ...others] = sent;
  await broker.send([first!]);
  await eventually(() => expect(batches).toHaveLength(2));
  await broker.send([second!]);
  await broker.send([second!, third!]);
  await broker.send([second!]);
  await broker.send(others); // Four batches may wait, and this would make it nine messages.
  expect(await handedOver(database)).toEqual(sent.map(one => !others.includes(one)));
  finish();
  await settled();
  expect(batches.slice(1, 3)).toEqual([[first!.id], [second!.id, third!.id]]);
  expect(batches.slice(3).flat().toSorted()).toEqual(others.map(({ id }) => id).toSorted());
  await stop();
  await broker.close();
});

test('a batch does not wait until the one before is written down as handled, and stopping waits for both', async () => {
  await using database = await testDatabase();
  const broker = await createPgBossBroker({ url: database.url, log });
  const queue = queueOf();
  await broker.ensure([queue]);
  const sent = [envelope(), envelope()];
  const handled: string[] = [];
  let gate: Awaited<ReturnType<TestDatabase['gate']>> | undefined;
  const stop = await broker.consume(queue, async batch => {
    gate ??= await database.gate('select from pgboss.job_common for update');
    handled.push(...batch.map(({ receipt }) => receipt));
    return done(batch);
  });
  for (const [at, one] of sent.entries()) {
    await broker.send([one]);
    await eventually(() => expect(handled).toHaveLength(at + 1));
  }
  const left = stop().then(async () => (await handedOver(database)).length);
  await gate?.release();
  expect(await left).toBe(0);
  await broker.close();
});

test('where a batch takes long nothing is handed over, because it would spend its visibility waiting', async () => {
  await using database = await testDatabase();
  const broker = await createPgBossBroker({ url: database.url, log });
  const queue = queueOf();
  await broker.ensure([queue]);
  const begun: string[] = [];
  const stop = await broker.consume(queue, async batch => {
    begun.push(...batch.map(({ receipt }) => receipt));
    await delay(1100);
    return done(batch);
  });
  for (let sent = 1; sent <= 2; sent++) {
    await broker.send([envelope()]);
    await eventually(() => expect(begun).toHaveLength(sent));
    await eventually(async () => expect(await handedOver(database)).toEqual([]));
  }
  await broker.send([envelope()]);
  expect(await handedOver(database)).toEqual([false]);
  await stop();
  await broker.close();
});

test('what was handed to a process that does nothing any more comes again after its visibility', async () => {
  await using database = await testDatabase();
  const options = { url: database.url, log, superviseSeconds: 1, retry: { delaySeconds: 0, maxDelaySeconds: 1 } };
  const [dead, living] = await Promise.all([createPgBossBroker(options), createPgBossBroker(options)]);
  const queue = queueOf({ visibility: seconds(1) });
  await dead.ensure([queue]);
  await living.ensure([queue]);
  let revive = (): void => {};
  let held = Promise.resolve();
  const stopDead = await dead.consume(queue, async batch => {
    await held;
    return done(batch);
  });
  await dead.send([envelope()]);
  await eventually(async () => expect(await handedOver(database)).toEqual([]));
  held = new Promise(resolve => (revive = resolve));
  const sent = [envelope(), envelope()];
  for (const one of sent) await dead.send([one]);
  expect(await handedOver(database)).toEqual([true, true]);
  const seen: Received[] = [];
  const stop = await living.consume(queue, async batch => {
    seen.push(...batch);
    return done(batch);
  });
  await eventually(() => expect(seen).toHaveLength(2), { withinSeconds: 10 });
  expect(seen.map(({ receives }) => receives)).toEqual([2, 2]);
  expect(seen.map(({ receipt }) => receipt).toSorted()).toEqual(sent.map(({ id }) => id).toSorted());
  await stop();
  revive();
  await stopDead();
  await Promise.all([dead.close(), living.close()]);
});

test('a broker whose wake-up connection breaks is woken again after a moment', async () => {
  await using database = await testDatabase();
  const filled = createDatabase<unknown>({ url: database.url, applicationName: 'test' });
  const wakeUps = await createWakeUps(database.url, filled, log);
  let woken = 0;
  wakeUps.on('orders', () => (woken += 1));
  const tell = () => database.pool.query("select pg_notify('queues_filled', 'somebody-else orders')");
  await tell();
  await eventually(() => expect(woken).toBe(1));
  await database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'broker wake-ups' and datname = current_database()",
  );
  await eventually(async () => {
    await tell();
    expect(woken).toBeGreaterThan(1);
  });
  await wakeUps.close();
  await filled.close();
});
