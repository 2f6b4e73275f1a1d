import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryData } from '@event-planner/host-local/command/test-command';
import { runSystem } from '@event-planner/host-local/system';
import { createMailbox } from '@event-planner/platform/mail';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { afterAll, expect, test } from 'vitest';
import { startHost, type Host } from './crash/host.ts';
import { inspect } from './crash/inspection.ts';
import { type Shopper, startShopper } from './crash/shopper.ts';
import { createTold } from './crash/told.ts';
import { freePorts } from './free-ports.ts';
import { offerOf, world } from './programme.ts';
import { ask } from './whole-system.ts';

/** One story: the same shoppers buy on while everything is killed under them, and at the end the books are opened. */
const data = temporaryData();
const port = await freePorts();
const told = createTold();
const giveUp = new AbortController();
let host: Host | undefined;
let shoppers: readonly Shopper[] = [];

const anyMoment = (): Promise<void> => told.after(1 + Math.floor(Math.random() * 12));
const start = async (distributed = false): Promise<Host> => (host = await startHost({ dataDirectory: data.path, port, distributed }));

afterAll(async () => {
  giveUp.abort();
  await host?.kill();
  await data[Symbol.asyncDispose]();
}, 30_000);

test('people buy on while the host and its database are killed', async () => {
  const { url } = await start();
  const shop = { url, offer: offerOf('atlas-mono-signal-berlin'), told, signal: giveUp.signal };
  shoppers = await Promise.all(world.accounts.map(({ email }) => startShopper(shop, email)));
  for (let round = 0; round < 2; round++) {
    await anyMoment();
    await host?.kill();
    await start();
    await anyMoment();
    host?.killPostgres();
  }
  await anyMoment();
  await host?.kill();
}, 60_000);

test('a service that is killed takes nobody along, and comes back', async () => {
  const { url } = await start(true);
  for (const [service, { path, status }] of Object.entries(open)) {
    await anyMoment();
    const others = Object.entries(open).filter(([other]) => other !== service);
    await host?.killService(portOf(service));
    const answers: Promise<readonly [string, number]>[] = [];
    while ((await statusOf(`${url}${path}`)) !== status) {
      answers.push(...others.map(async ([other, its]) => [other, await statusOf(`${url}${its.path}`)] as const));
      await delay(50);
    }
    const seen = new Set((await Promise.all(answers)).map(([other, its]) => `${other} answers ${its}`));
    expect(seen).toEqual(new Set(others.map(([other, its]) => `${other} answers ${its.status}`)));
  }
  await anyMoment();
  await host?.kill();
}, 60_000);

test('then nothing that was answered is lost, nothing is sold twice, and all money is accounted for', async () => {
  host = undefined;
  await using system = await reopen();
  await letTimePass(system.running.databases);
  await Promise.all(shoppers.map(shopper => shopper.goHome()));
  await ask(system.running.databases['payment'], 'update payments set ask_at = now() where ask_at is not null', []);
  await system.running.services.get('payment')?.runJob('ask-provider');
  await system.running.idle();
  const letters = await createMailbox({ directory: join(data.path, 'mailbox') }).list(1000);
  const look = {
    ask: <Row extends Record<string, unknown>>(service: string, sql: string, values: readonly unknown[] = []) =>
      ask<Row>(system.running.databases[service], sql, values),
  };
  expect(await inspect(look, told, letters)).toEqual([]);
  expect(told.tickets.size).toBeGreaterThan(10);
  console.log({
    holds: told.holds.size,
    bookings: told.bookings.size,
    payments: told.payments.size,
    captured: told.captured.size,
    tickets: told.tickets.size,
    refused: told.refused,
    letters: letters.length,
  });
}, 60_000);

/** What anybody may ask each service, and what they are answered while it is there. */
const open: Readonly<Record<string, { readonly path: string; readonly status: number }>> = {
  booking: { path: '/api/bookings/ticket-keys', status: 200 },
  payment: { path: '/api/payments/config', status: 200 },
  event: { path: '/api/events?limit=1', status: 200 },
  auth: { path: '/api/auth/jwks.json', status: 200 },
  notification: { path: '/api/notifications', status: 401 },
};

const portOf = (name: string): number =>
  port + (eventPlanner.services.find(service => service.name === name)?.port ?? 0) - eventPlanner.edge.port;

const statusOf = (address: string): Promise<number> => fetch(address, { signal: AbortSignal.timeout(10_000) }).then(({ status }) => status);

/** The same system once more, now in this process, where one can ask whether it has finished. */
async function reopen() {
  const running = await runSystem({
    system: 'event-planner',
    dataDirectory: data.path,
    port,
    web: false,
    demo: false,
    logLevel: 'warn',
    requestsPerIp: 1_000_000,
  });
  return { running, [Symbol.asyncDispose]: () => running.stop() };
}

/** Whoever held these messages is dead, and nobody waits for the time to pass after which that is noticed. */
async function letTimePass(databases: Readonly<Record<string, string>>): Promise<void> {
  await ask(
    databases['broker'],
    `update pgboss.job set started_on = now() - interval '1 hour', heartbeat_on = null where state = 'active'`,
    [],
  ).catch(() => ask(databases['broker'], `update pgboss.job set started_on = now() - interval '1 hour' where state = 'active'`, []));
  await ask(databases['broker'], `update pgboss.job set start_after = now() where state = 'retry'`, []);
  await ask(databases['sandbox'], 'update events set next_attempt_at = now() where next_attempt_at > now()', []);
}
