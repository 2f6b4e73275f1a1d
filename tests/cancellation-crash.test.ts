import { setTimeout as delay } from 'node:timers/promises';
import { temporaryData } from '@event-planner/host-local/command/test-command';
import { freePort } from '@event-planner/host-local/running/test-system';
import { type RunningSystem, runSystem } from '@event-planner/host-local/system';
import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { eventually } from '@event-planner/platform/testing';
import { afterAll, expect, test } from 'vitest';
import { buyOrders, startGivingBack } from './crash/cancelled-event.ts';
import { type Host, startHost } from './crash/host.ts';
import { offerOf } from './programme.ts';
import { ask } from './whole-system.ts';

const data = temporaryData();
let host: Host | undefined;
let reopened: RunningSystem | undefined;

afterAll(async () => {
  await host?.kill();
  await reopened?.stop();
  await data[Symbol.asyncDispose]();
}, 60_000);

const orders = 8;
const rounds = 3;

test('the orders of a cancelled event go back once each, though the host and its database are killed while they do', async () => {
  const port = await freePort();
  const start = async (): Promise<Host> => {
    await host?.kill();
    return (host = await startHost({ dataDirectory: data.path, port }));
  };
  // Of which the demo sold enough that a kill comes in the middle, and no more.
  const offer = offerOf('joanne-okafor-solo-piano-edinburgh');
  const { url } = await start();
  const bought = await buyOrders(url, offer, orders);
  const { run } = await startGivingBack(url, offer);
  // Of all that the demo sold of it, too. Whatever is cut in two here goes on with the next start, by the job or by messages that come again.
  for (let round = 0; round < rounds; round++) {
    await delay(Math.random() * 150);
    host?.killPostgres();
    await delay(Math.random() * 50);
    await start();
  }
  await host?.kill();
  reopened = await runSystem({ system: 'event-planner', dataDirectory: data.path, port, web: false, demo: false, logLevel: 'warn' });
  const { databases, services } = reopened;
  // Whoever held these is dead, and nobody waits for the time to pass after which that is noticed.
  await ask(databases['broker'], `update pgboss.job set started_on = now() - interval '1 hour' where state = 'active'`, []);
  await ask(databases['broker'], `update pgboss.job set start_after = now() where state = 'retry'`, []);
  await ask(databases['sandbox'], 'update events set next_attempt_at = now() where next_attempt_at > now()', []);
  await services.get('booking')?.runJob('refund-cancelled-events');
  await eventually(
    async () => {
      // What could not be sent at once would wait for the minute in which the job comes by itself.
      await ask(databases['payment'], 'update payments set ask_at = now() where ask_at is not null', []);
      await ask(databases['payment'], 'update refunds set send_at = now() where send_at is not null', []);
      await services.get('payment')?.runJob('ask-provider');
      const waiting = await ask(databases['booking'], `select id from refunds where event_id = $1 and state = 'requested'`, [
        offer.event.id,
      ]);
      expect(waiting).toEqual([]);
    },
    { withinSeconds: 90 },
  );
  await reopened.idle();

  const [finished] = await ask<{ finished: boolean; orders: number }>(
    databases['booking'],
    `select finished_at is not null as finished, (select count(*)::int from refunds r where r.event_id = c.event_id and r.key = 'event cancelled') as orders
    from cancellations c where event_id = $1`,
    [offer.event.id],
  );
  expect(finished).toEqual({ finished: true, orders: run?.orders });
  const ids = bought.map(({ id }) => id);
  const paid = bought.map(({ id, totalMinor }) => ({ id, amount: totalMinor, times: 1 })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const asked = await ask(
    databases['booking'],
    `select booking_id as id, sum(amount_minor)::int as amount, count(*)::int as times from refunds where booking_id = any($1) and state = 'done' group by 1 order by 1`,
    [ids],
  );
  expect(asked).toEqual(paid);
  const intents = await ask<{ id: string; intent: string }>(
    databases['payment'],
    'select booking_id as id, provider_id as intent from payments where booking_id = any($1) order by 1',
    [ids],
  );
  const returned = await ask<{ intent: string; amount: number; times: number }>(
    databases['sandbox'],
    `select object->>'payment_intent' as intent, sum((object->>'amount')::int)::int as amount, count(*)::int as times from objects where kind = 'refund' group by 1`,
    [],
  );
  const atProvider = intents.map(({ id, intent }) => ({ id, ...returned.find(one => one.intent === intent) }));
  expect(atProvider.map(({ id, amount, times }) => ({ id, amount, times }))).toEqual(paid);
  expect((await checkInvariants({ databases })).flatMap(({ violations }) => violations)).toEqual([]);
}, 240_000);
