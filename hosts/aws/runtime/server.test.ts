import { Slug } from '@event-planner/contracts/http';
import type { RunningService } from '@event-planner/platform/service';
import { eventPlanner } from '@event-planner/systems/event-planner';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { openServer } from './server.ts';

/** Services that answer their name and whom they take the client for; what they are asked for at /slow they answer when told to. */
async function serve(names: readonly string[]) {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const services = new Map<string, RunningService>();
  const ill = new Set<string>();
  for (const name of names) {
    const http = Fastify({ trustProxy: true });
    http.get('/health', () => ({ service: name }));
    http.get('/health/ready', (_, reply) => reply.code(ill.has(name) ? 503 : 200).send({}));
    http.get('/openapi.json', () => ({
      info: { title: `Shop: ${name}` },
      paths: { [`/api/<${name}>`]: { get: { tags: [name], summary: 'Tells <all>' } } },
    }));
    http.get('/api/*', async ({ ip, host, url }) => {
      if (!url.endsWith('/slow')) return { name, ip, host };
      begun.resolve();
      await gate.promise;
      return { name };
    });
    await http.ready();
    const manifest = eventPlanner.services.find(service => service.name === name);
    services.set(name, { http, manifest } as unknown as RunningService);
  }
  const server = await openServer({ system: eventPlanner, services, port: 0 });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${server.port}${path}`, { headers });
  return { ...server, get, ill, answerSlow: gate.resolve, slowBegun: begun.promise };
}

test('of several services each is asked below its own routes, and they are healthy when all are', async () => {
  const task = await serve(['auth', 'booking']);
  expect(await (await task.get('/api/bookings/1')).json()).toMatchObject({ name: 'booking' });
  expect(await (await task.get('/api/auth/me?x')).json()).toMatchObject({ name: 'auth' });
  for (const path of ['/api/bookingsx', '/api/events', '/']) expect((await task.get(path)).status).toBe(404);
  expect((await task.get('/health/ready')).status).toBe(200);
  task.ill.add('booking');
  const ready = await task.get('/health/ready');
  expect([ready.status, ready.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  expect(await ready.json()).toMatchObject({ code: 'unavailable', detail: 'not ready: booking' });
  expect((await task.get('/health')).status).toBe(200);
  await task.drain();
});

test.each([['booking'], ['auth', 'booking']])('a service describes itself below its first route, alone or not: %s %s', async (...names) => {
  const task = await serve(names);
  const described = await task.get('/api/bookings/openapi.json?x');
  expect(await described.json()).toMatchObject({ info: { title: 'Shop: booking' } });
  const page = await task.get('/api/bookings/openapi.html');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
  const html = await page.text();
  expect(html).toContain('<code>/api/&lt;booking&gt;</code>');
  expect(html).toContain('Tells &lt;all&gt;');
  const linked = [...html.matchAll(/href="([^#"]+)"/g)].map(([, href]) => href);
  for (const href of linked) expect(Slug.safeParse(href).success).toBe(false); // Or an event of that name could not be asked for.
  expect(new Set(linked)).toEqual(new Set(['openapi.html', 'errors.html', 'openapi.json', 'openapi.css']));
  for (const href of linked) expect((await task.get(`/api/bookings/${href}`)).status).toBe(200);
  expect(await (await task.get('/api/bookings/errors.html')).text()).toContain('<tr id="not_found">');
  await task.drain();
});

test('a client is known by what the load balancer saw, whatever it says of itself', async () => {
  const task = await serve(['booking']);
  const made = { 'x-forwarded-for': '10.0.0.1, 203.0.113.9', 'x-forwarded-host': 'evil.test', forwarded: 'for=10.0.0.1' };
  const answer = (await (await task.get('/api/bookings', made)).json()) as { ip: string; host: string };
  expect(answer.ip).toBe('203.0.113.9');
  expect(answer.host).not.toContain('evil');
  await task.drain();
});

test('a request in hand is answered while the server takes no other', async () => {
  const task = await serve(['booking']);
  const slow = task.get('/api/bookings/slow');
  await task.slowBegun;
  let drained = false;
  const draining = task.drain().then(() => (drained = true));
  await expect(task.get('/api/bookings')).rejects.toThrow('fetch failed');
  expect(drained).toBe(false);
  task.answerSlow();
  expect(await (await slow).json()).toEqual({ name: 'booking' });
  await draining;
});
