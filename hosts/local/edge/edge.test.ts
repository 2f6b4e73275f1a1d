import { expect, test } from 'vitest';
import { seconds } from '@event-planner/model';
import { echo, exchange, openEdge } from './test-edge.ts';

test('every answer names its request, and a service hears the same name', async () => {
  await using edge = await openEdge();
  const given = await fetch(`${edge.url}/api/events`, { headers: { 'x-correlation-id': 'checkout-4711' } });
  expect(given.headers.get('x-correlation-id')).toBe('checkout-4711');
  expect(await given.json()).toMatchObject({ headers: { 'x-correlation-id': 'checkout-4711' } });
  const refused = await fetch(`${edge.url}/api/nothing`, { headers: { 'x-correlation-id': '<script>' } });
  expect(refused.headers.get('x-correlation-id')).toMatch(/^[\w-]{36}$/);
  expect(await refused.json()).toMatchObject({ correlationId: refused.headers.get('x-correlation-id') });
});

test('a page may run scripts of ours and of the payment provider, and nobody may frame it', async () => {
  await using edge = await openEdge();
  const { headers } = await fetch(`${edge.url}/events/an-evening`);
  const policy = headers.get('content-security-policy');
  expect(policy).toContain("script-src 'self' http://localhost:8089;");
  expect(policy).toContain("frame-src 'self' http://localhost:8089;");
  expect(policy).toContain("connect-src 'self' http://localhost:8089;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('an answer that is data can run nothing', async () => {
  await using edge = await openEdge();
  const { headers } = await fetch(`${edge.url}/api/events`);
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
});

test('what clients say about where they come from is not believed', async () => {
  await using edge = await openEdge();
  const answer = await fetch(`${edge.url}/api/events`, { headers: { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' } });
  const { headers } = (await answer.json()) as { headers: Record<string, string> };
  expect(headers['x-forwarded-for']).toBe('127.0.0.1');
  expect(headers['forwarded']).toBeUndefined();
});

test('an address that asks too often is told when to come back, while health still answers', async () => {
  await using edge = await openEdge({ requestsPerIp: 3 });
  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await fetch(`${edge.url}/api/events`)).status);
  expect(statuses).toEqual([200, 200, 200, 429]);
  const refused = await fetch(`${edge.url}/api/events`);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'rate_limited', status: 429 });
  expect((await fetch(`${edge.url}/health`)).status).toBe(200);
});

test('a body that is announced as too large is refused before it is sent', async () => {
  await using edge = await openEdge({ edge: { maxBodyBytes: 10 } });
  const answer = await exchange(edge.port, 'POST /api/bookings HTTP/1.1\r\nHost: edge\r\nContent-Length: 11\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('"code":"body_too_large"');
});

test('whoever sends headers byte by byte loses the connection', async () => {
  await using edge = await openEdge({ edge: { requestTimeout: seconds(1) } });
  const answer = await exchange(edge.port, 'GET /api/events HTTP/1.1\r\nHost: edge\r\nX-Slow: ');
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});

test('headers beyond all measure, and what is not HTTP, are refused with a problem', async () => {
  await using edge = await openEdge();
  expect(await exchange(edge.port, `GET / HTTP/1.1\r\nHost: edge\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 [^]*"status":431/,
  );
  expect(await exchange(edge.port, 'EHLO edge\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^]*"code":"invalid_request"/);
  expect(await exchange(edge.port, 'GET http://elsewhere/ HTTP/1.1\r\nHost: edge\r\nConnection: close\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 400 /,
  );
});

test('a request that means two things to two readers is refused', async () => {
  await using edge = await openEdge();
  expect(
    await exchange(
      edge.port,
      'POST /api/bookings HTTP/1.1\r\nHost: edge\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ),
  ).toMatch(/^HTTP\/1\.1 400 /);
});

const shakeHands = (port: number, path: string): Promise<string> =>
  exchange(
    port,
    `GET ${path} HTTP/1.1\r\nHost: edge\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );

test('a WebSocket that comes before the services is opened once they are there', async () => {
  let starting = true;
  await using edge = await openEdge({ starting: () => starting });
  const early = Array.from({ length: 120 }, () => shakeHands(edge.port, '/api/bookings/live?eventId=1'));
  expect((await fetch(`${edge.url}/api/events`)).status).toBe(503);
  starting = false;
  for (const answer of await Promise.all(early)) expect(answer).toMatch(/^HTTP\/1\.1 101 [^]*hello$/);
});

test('no more WebSockets wait for a service than there is room for, and none for longer than it takes to start', async () => {
  await using edge = await openEdge({ starting: true, waiting: { forMs: 150, most: 2 } });
  const answers = await Promise.all([1, 2, 3].map(() => shakeHands(edge.port, '/api/bookings/live?eventId=1')));
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 503 /);
  await using full = await openEdge({ starting: true, waiting: { forMs: 60_000, most: 0 } });
  expect(await shakeHands(full.port, '/api/bookings/live?eventId=1')).toMatch(/^HTTP\/1\.1 503 /);
});

test('a WebSocket is opened where a service has one, and nowhere else', async () => {
  await using edge = await openEdge();
  const shake = (path: string): Promise<string> => shakeHands(edge.port, path);
  expect(await shake('/api/bookings/live?eventId=1')).toMatch(/^HTTP\/1\.1 101 [^]*hello$/);
  expect(await shake('/api/bookings')).toMatch(/^HTTP\/1\.1 404 /);
  expect(await shake('/socket')).toMatch(/^HTTP\/1\.1 404 /);
});

test('another upgrade is answered as if it had not been asked for', async () => {
  await using edge = await openEdge();
  expect(await exchange(edge.port, 'GET /api/events HTTP/1.1\r\nHost: edge\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 200 /,
  );
});

test('whoever comes before the system is ready is asked to come again', async () => {
  await using edge = await openEdge({ starting: true });
  const early = await fetch(`${edge.url}/api/events`);
  expect(early.status).toBe(503);
  expect(early.headers.get('retry-after')).toBe('1');
});

test('a service that is away is 503 for its own paths only', async () => {
  await using edge = await openEdge({ behind: { upstream: name => (name === 'booking' ? undefined : echo) } });
  expect((await fetch(`${edge.url}/api/bookings/holds`, { method: 'POST' })).status).toBe(503);
  expect((await fetch(`${edge.url}/api/events`)).status).toBe(200);
});

test('a request in hand is answered before the edge has drained, and nobody new is let in', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  await using edge = await openEdge({
    behind: {
      upstream: () => ({
        ...echo,
        handle: (request, response) => {
          arrive();
          void released.then(() => echo.handle(request, response));
        },
      }),
    },
  });
  const inHand = fetch(`${edge.url}/api/events`);
  await arrived;
  let over = false;
  const drained = edge.drain().then(() => (over = true));
  await expect(fetch(`${edge.url}/api/events`)).rejects.toThrow();
  expect(over).toBe(false);
  release();
  expect((await inHand).status).toBe(200);
  await drained;
});
