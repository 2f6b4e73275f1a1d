import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabasePlan, Environment } from '@event-planner/model';
import { eventually, testDatabase } from '@event-planner/platform/testing';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { bundle } from './bundle.ts';
import { variable } from './names.ts';
import { freePort, redisIsInstalled, runBundle, startWorld, untilReady, type World } from './test-world.ts';

const directory = mkdtempSync(join(tmpdir(), 'bundles-'));
const folderOf = (deployable: string): string => join(directory, deployable);
const [booking] = eventPlanner.services.filter(({ name }) => name === 'booking');
let world: World;

beforeAll(async () => {
  await Promise.all(
    [eventPlanner.name, 'booking'].map(deployable => bundle({ system: 'event-planner', deployable, directory: folderOf(deployable) })),
  );
  if (redisIsInstalled) world = await startWorld(eventPlanner);
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true, force: true });
});

// Side by side: a task that ends waits for its queues, up to five seconds.
const withRedis = test.skipIf(!redisIsInstalled).concurrent;

withRedis('a service alone starts from its bundle, answers, and ends with 0 when it is told to', async () => {
  const port = await freePort();
  await using program = runBundle(folderOf('booking'), await world.variables(booking ? [booking] : [], port));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(program, url);
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ service: 'booking', status: 'ok' });
  const keys = await fetch(`${url}${eventPlanner.apiPrefix}/bookings/ticket-keys`);
  expect(await keys.json()).toMatchObject({ keys: [{ crv: 'Ed25519' }] });
  const nowhere = await fetch(`${url}${eventPlanner.apiPrefix}/bookings/availability/${crypto.randomUUID()}`);
  expect(nowhere.status).toBe(404);
  const described = (await (await fetch(`${url}${eventPlanner.apiPrefix}/bookings/openapi.json`)).json()) as { paths: object };
  expect(Object.keys(described.paths)).toContain(`${eventPlanner.apiPrefix}/bookings/ticket-keys`);
  expect(await (await fetch(`${url}${eventPlanner.apiPrefix}/bookings/errors.html`)).text()).toContain('<tr id="sold_out">');
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  for (const line of program.said().trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ service: 'booking' });
});

withRedis('on a shared server, tasks that start together make the database that is missing, and both are ready', async () => {
  await using server = await testDatabase();
  await using scope = new AsyncDisposableStack();
  const database = `tasks_${randomBytes(6).toString('hex')}`;
  scope.defer(async () => void (await server.pool.query(`drop database if exists ${database} with (force)`)));
  const ports = await Promise.all([freePort(), freePort()]);
  const told = await world.variables(booking ? [booking] : [], ports[0]);
  const place = { ...JSON.parse(told[variable('DATABASE', 'booking')] ?? ''), database };
  const env = (ENVIRONMENT: string | undefined, port: number) => ({
    ...told,
    ...(ENVIRONMENT && { ENVIRONMENT }),
    PORT: String(port),
    [variable('DATABASE', 'booking')]: JSON.stringify(place),
  });
  await using apart = runBundle(folderOf('booking'), env(findEnvironment('per-service'), ports[0]));
  await eventually(() => expect(apart.process.exitCode).toBe(1), { withinSeconds: 10 }); // There the database was lost, and an empty one would hide it.
  expect(apart.said()).toContain(`database \\"${database}\\" does not exist`);

  const tasks = ports.map(port => scope.use(runBundle(folderOf('booking'), env(findEnvironment('shared'), port))));
  await Promise.all(tasks.map((task, at) => untilReady(task, `http://127.0.0.1:${ports[at]}`)));
  expect(tasks.filter(task => task.said().includes('was made'))).toHaveLength(1);
});

const findEnvironment = (servers: DatabasePlan['servers']): string | undefined =>
  Object.entries<Environment>(eventPlanner.environments).find(([, { database }]) => database.servers === servers)?.[0];

withRedis('all services in one task share its port, and a message goes through SNS, SQS and the post', async () => {
  const port = await freePort();
  await using program = runBundle(folderOf(eventPlanner.name), await world.variables(eventPlanner.services, port));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(program, url);
  expect(await (await fetch(`${url}/health`)).json()).toEqual({ services: expect.arrayContaining(['auth', 'booking']), status: 'ok' });
  const post = (path: string, body: unknown) =>
    fetch(`${url}${eventPlanner.apiPrefix}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const person = { email: 'ada@example.test', name: 'Ada', password: 'correct horse battery' };
  expect((await post('/auth/register', person)).status).toBe(202);
  const code = await eventually(() => {
    const [letter] = world.letters;
    const found = /\b\d{6}\b/.exec(letter?.slice(letter.indexOf('text/plain')) ?? '')?.[0];
    expect(found).toBeDefined();
    return found;
  });
  const session = await post('/auth/verify', { email: person.email, code, password: person.password });
  expect(session.status).toBe(200);
  const { accessToken } = (await session.json()) as { accessToken: string };
  const mine = await fetch(`${url}${eventPlanner.apiPrefix}/bookings`, { headers: { authorization: `Bearer ${accessToken}` } });
  expect(mine.status).toBe(200);
  expect((await fetch(`${url}/elsewhere`)).status).toBe(404);

  const socket = new WebSocket(`ws://127.0.0.1:${port}${eventPlanner.apiPrefix}/bookings/live`);
  expect(await new Promise(resolve => socket.once('close', resolve))).toBe(1008); // Opened, and refused for want of an event.
  for (const path of [`${eventPlanner.apiPrefix}/events`, '/elsewhere']) {
    const stray = new WebSocket(`ws://127.0.0.1:${port}${path}`);
    await expect(new Promise((_, reject) => stray.once('error', reject))).rejects.toThrow('404');
  }

  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
});
