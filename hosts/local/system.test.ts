import { routes } from '@event-planner/model';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { temporaryData } from './command/test-command.ts';
import { testSystem } from './running/test-system.ts';
import { runSystem } from './system.ts';

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

test('a system runs, describes itself, and refuses what is too much', async () => {
  await using started = await testSystem();
  const { url, system } = started.running;

  const ready = await fetch(`${url}/health/ready`);
  expect(await ready.json()).toEqual({ status: 'ok', services: Object.fromEntries(system.services.map(({ name }) => [name, 'ok'])) });

  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as Described;
  const paths = Object.keys(document.paths);
  for (const service of system.services)
    expect(
      paths.some(path => path.startsWith(`/api${service.routes[0]}`)),
      service.name,
    ).toBe(true);
  for (const path of paths)
    expect(
      routes(system).some(({ prefix }) => path.startsWith(prefix)),
      path,
    ).toBe(true);

  for (const path of ['/api/docs', '/api/docs/errors', '/mailbox']) {
    const page = await fetch(url + path);
    expect(page.headers.get('content-type'), path).toMatch(/^text\/html/);
    expect(page.headers.get('content-security-policy'), path).toContain("default-src 'none'");
    expect(await page.text(), path).not.toContain('<script');
  }
  expect(await (await fetch(`${url}/api/docs/errors`)).text()).toContain('<tr id="rate_limited">');

  const endless = new ReadableStream({ pull: controller => controller.enqueue(new Uint8Array(64 * 1024).fill(32)) });
  const tooMuch = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  }).catch((error: unknown) => error);
  if (tooMuch instanceof Response) expect(tooMuch.status).toBe(413);
  else expect(String(tooMuch)).toContain('fetch failed');
}, 60_000);

test('who registers gets a letter, which went through outbox, broker and mailbox', async () => {
  await using started = await testSystem();
  const { url } = started.running;
  const registered = await fetch(`${url}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'hedy@example.test', name: 'Hedy', password: 'correct-horse-battery' }),
  });
  expect(registered.status).toBe(202);
  await started.running.idle();
  expect(await (await fetch(`${url}/mailbox`)).text()).toContain('hedy@example.test');
  const again = await started.restart();
  expect(await (await fetch(`${again.url}/mailbox`)).text()).toContain('hedy@example.test');
}, 60_000);

test('a second system on the same port is refused at once, and the first does not notice', async () => {
  await using started = await testSystem();
  const { url } = started.running;
  const port = Number(new URL(url).port);
  await using data = temporaryData();
  await expect(runSystem({ system: 'event-planner', dataDirectory: data.path, port, demo: false, web: false })).rejects.toThrow(
    `Port ${port} is taken`,
  );
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
}, 60_000);

test('processes of their own: one that is killed comes back, and the others never stop serving', async () => {
  await using started = await testSystem({ distributed: true });
  const { url } = started.running;
  const statusOf = async (path: string): Promise<number> => (await fetch(url + path)).status;
  expect(await statusOf('/api/auth/jwks.json')).toBe(200);

  const killed = started.running.processId('event') ?? 0;
  process.kill(killed, 'SIGKILL');
  const answers = { auth: new Set<number>(), event: new Set<number>() };
  await eventually(
    async () => {
      const [auth, event] = await Promise.all([statusOf('/api/auth/jwks.json'), statusOf('/api/events')]);
      answers.auth.add(auth);
      answers.event.add(event);
      expect(event).toBe(200);
      expect(started.running.processId('event')).not.toBe(killed);
    },
    { withinSeconds: 15 },
  );
  expect([...answers.auth]).toEqual([200]);
  expect([...answers.event].toSorted()).toEqual([200, 503]);

  const live = new WebSocket(`${url}/api/bookings/live?eventId=${crypto.randomUUID()}`);
  const { promise: answered, resolve } = Promise.withResolvers<string>();
  live
    .once('message', () => resolve('message'))
    .once('close', code => resolve(`closed ${code}`))
    .once('error', error => resolve(String(error)));
  expect(await answered).not.toContain('Error');
  live.terminate();
}, 60_000);
