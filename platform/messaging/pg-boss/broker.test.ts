import { randomUUID } from 'node:crypto';
import { message, on, queues } from '@event-planner/model';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDatabase } from '../../database/index.ts';
import { createLogger } from '../../telemetry/index.ts';
import { eventually, testDatabase } from '../../testing/index.ts';
import { brokerConformance } from '../broker.conformance.ts';
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

test('an envelope sent again while it is queued is there once', async () => {
  await using database = await testDatabase();
  const broker = await createPgBossBroker({ url: database.url, log: createLogger({ service: 'test', level: 'silent' }) });
  const [queue] = queues({ services: [{ name: 'billing', subscribes: [on(message('order.placed.v1', z.object({})))] } as never] });
  if (!queue) throw new Error('a subscription makes a queue');
  await broker.ensure([queue]);
  const sent = { id: randomUUID(), name: 'order.placed.v1', occurredAt: '2030-06-01T10:00:00.000Z', headers: {}, body: {} };
  await broker.send([sent]);
  await broker.send([sent]);
  expect(await broker.depths([queue.name])).toMatchObject([{ ready: 1 }]);
  await broker.close();
});

test('a broker whose wake-up connection breaks is woken again after a moment', async () => {
  await using database = await testDatabase();
  const log = createLogger({ service: 'test', level: 'silent' });
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
