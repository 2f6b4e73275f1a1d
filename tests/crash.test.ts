import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryData } from '@event-planner/host-local/command/test-command';
import { freePort } from '@event-planner/host-local/running/test-system';
import { type RunningSystem, runSystem } from '@event-planner/host-local/system';
import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { createMailbox } from '@event-planner/platform/mail';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { afterAll, expect, test } from 'vitest';
import { startHost, type Host } from './crash/host.ts';
import { inspect, type Look } from './crash/inspection.ts';
import { type Shopper, startShopper } from './crash/shopper.ts';
import { createTold } from './crash/told.ts';
import { offerOf, world } from './programme.ts';
import { openScreens } from './crash/screens.ts';
import { ask } from './whole-system.ts';

/** One story: the same shoppers buy on while everything is killed under them, and at the end the books are opened. */
const data = temporaryData();
const port = await freePort();
const told = createTold();
const giveUp = new AbortController();
let host: Host | undefined;
let reopened: RunningSystem | undefined;
let shoppers: readonly Shopper[] = [];

/** For how long everything is killed again and again; `npm run drill -- crash --minutes N` says more than none. */
const minutes = Number(process.env['CRASH_MINUTES'] ?? 0);
const leastRounds = 3;
const patienceMs = minutes * 60_000 + 120_000;

/** Where all is sold nobody is promised anything any more. */
const anyMoment = (): Promise<void> => Promise.race([told.after(5 + Math.floor(Math.random() * 20)), delay(5000)]);

/** There is one at a time, whatever became of the last one. */
async function start(distributed = false): Promise<Host> {
  await host?.kill();
  return (host = await startHost({ dataDirectory: data.path, port, distributed }));
}

afterAll(async () => {
  giveUp.abort(new Error('the tests are over'));
  await host?.kill();
  await reopened?.stop();
  await data[Symbol.asyncDispose]();
}, 60_000);

test(
  'people buy on while the host and its database are killed',
  async () => {
    const { url } = await start();
    const shop = { url, offer: offerOf('atlas-mono-signal-berlin'), told, gone: new Set<string>(), signal: giveUp.signal };
    shoppers = await Promise.all([...world.accounts, ...world.accounts].map(({ email }) => startShopper(shop, email)));
    const end = performance.now() + minutes * 60_000;
    for (let round = 0; round < leastRounds || performance.now() < end; round++) {
      await anyMoment();
      const { killPostgres } = await start();
      await anyMoment();
      killPostgres();
    }
    await anyMoment();
  },
  patienceMs,
);

test('a service that is killed takes nobody along, and comes back; whoever watched it sees what is true then', async () => {
  const { url, killService } = await start(true);
  await using screens = await openScreens(url);
  for (const [service, { path, status }] of Object.entries(open)) {
    await anyMoment();
    const others = Object.entries(open).filter(([other]) => other !== service);
    await killService(portOf(service));
    const answers: Promise<readonly [string, number]>[] = [];
    while ((await statusOf(`${url}${path}`)) !== status) {
      answers.push(...others.map(async ([other, its]) => [other, await statusOf(`${url}${its.path}`)] as const));
      await delay(50);
    }
    const seen = new Set((await Promise.all(answers)).map(([other, its]) => `${other} answers ${its}`));
    expect(seen).toEqual(new Set(others.map(([other, its]) => `${other} answers ${its.status}`)));
    if (service === 'booking') await screens.expectTrue();
  }
  await anyMoment();
}, 240_000);

test('then nothing that was answered is lost, nothing is sold twice, and all money is accounted for', async () => {
  await host?.kill();
  // The same system once more, now in this process, where one can ask whether it has finished.
  reopened = await runSystem({
    system: 'event-planner',
    dataDirectory: data.path,
    port,
    web: false,
    demo: false,
    logLevel: 'warn',
    requestsPerIp: 1_000_000,
  });
  const { databases, services } = reopened;
  await letTimePass(databases);
  await services.get('payment')?.runJob('ask-provider');
  const patience = setTimeout(() => giveUp.abort(new Error('somebody paid, and never got anything')), 45_000);
  await Promise.all(shoppers.map(shopper => shopper.goHome())).finally(() => clearTimeout(patience));
  await ask(databases['payment'], 'update payments set ask_at = now() where ask_at is not null', []);
  await services.get('payment')?.runJob('ask-provider');
  await reopened.idle();
  const letters = await createMailbox({ directory: join(data.path, 'mailbox') }).list(1000);
  const look: Look = (service, sql) => ask(databases[service], sql, []);
  expect(await inspect(look, told, letters)).toEqual([]);
  const secrets = (name: string): string => readFileSync(join(data.path, 'secrets', name), 'utf8');
  expect((await checkInvariants({ databases, secrets })).flatMap(({ violations }) => violations)).toEqual([]);
  expect(told.tickets.size).toBeGreaterThan(10);
}, 120_000);

/** What anybody may ask each service, and what they are answered while it is there. */
const open: Readonly<Record<string, { readonly path: string; readonly status: number }>> = {
  booking: { path: '/api/bookings/ticket-keys', status: 200 },
  payment: { path: '/api/payments/config', status: 200 },
  // Not the list: the edge tells that to everybody for a moment, whether or not its service is there.
  event: { path: '/api/organizers/nordwind-konzerte', status: 200 },
  auth: { path: '/api/auth/jwks.json', status: 200 },
  notification: { path: '/api/notifications', status: 401 },
  audit: { path: '/api/audit', status: 401 },
};

const portOf = (name: string): number =>
  port + (eventPlanner.services.find(service => service.name === name)?.port ?? 0) - eventPlanner.edge.port;

const statusOf = (address: string): Promise<number> => fetch(address, { signal: AbortSignal.timeout(10_000) }).then(({ status }) => status);

/** Whoever held these messages is dead, and nobody waits for the time to pass after which that is noticed. */
async function letTimePass(databases: Readonly<Record<string, string>>): Promise<void> {
  // The same of what the provider said to who died over it.
  await ask(databases['payment'], 'update provider_events set handle_at = now() where handle_at is not null', []);
  await ask(databases['payment'], 'update payments set ask_at = now() where ask_at is not null', []);
  await ask(databases['broker'], `update pgboss.job set started_on = now() - interval '1 hour' where state = 'active'`, []);
  await ask(databases['broker'], `update pgboss.job set start_after = now() where state = 'retry'`, []);
  await ask(databases['sandbox'], 'update events set next_attempt_at = now() where next_attempt_at > now()', []);
}
