import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { proxy } from './proxy.ts';
import { openEdge, type TestEdge } from './test-edge.ts';

interface Proxied extends AsyncDisposable {
  readonly edge: TestEdge;
  readonly service: Server;
}

/** An edge in front of a server of the test's. */
async function openProxied(listener: RequestListener, timeoutMs = 60_000): Promise<Proxied> {
  const service = createServer(listener);
  await new Promise<void>(resolve => service.listen(0, '127.0.0.1', resolve));
  const upstream = proxy({ service: 'booking', port: (service.address() as AddressInfo).port, timeoutMs, maxBodyBytes: 1024 * 1024 });
  const edge = await openEdge({ behind: { upstream: () => upstream } });
  return {
    edge,
    service,
    async [Symbol.asyncDispose]() {
      await edge[Symbol.asyncDispose]();
      service.close();
      service.closeAllConnections();
    },
  };
}

test('a request and its answer come through as they are, but for what concerns one connection', async () => {
  await using proxied = await openProxied((request, response) => {
    let body = '';
    request
      .setEncoding('utf8')
      .on('data', text => (body += text))
      .on('end', () => {
        response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'], connection: 'x-hop', 'x-hop': '1' });
        response.end(JSON.stringify({ method: request.method, url: request.url, body, hop: request.headers['x-private'] }));
      });
  });
  const answer = await fetch(`${proxied.edge.url}/api/bookings?x=%20y`, {
    method: 'POST',
    body: 'Grüße',
    headers: { cookie: 'refresh=1' },
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(answer.headers.get('x-hop')).toBeNull();
  expect(await answer.json()).toEqual({ method: 'POST', url: '/api/bookings?x=%20y', body: 'Grüße' });
});

test('a question whose connection breaks is asked once more, an order is not', async () => {
  const asked = { GET: 0, POST: 0 };
  await using proxied = await openProxied((request, response) => {
    const method = request.method === 'POST' ? 'POST' : 'GET';
    asked[method] += 1;
    if (asked[method] === 1) request.socket.destroy();
    else response.end('here');
  });
  const question = await fetch(`${proxied.edge.url}/api/bookings`);
  expect(await question.text()).toBe('here');
  const order = await fetch(`${proxied.edge.url}/api/bookings`, { method: 'POST', body: '{}' });
  expect(order.status).toBe(503);
  expect(await order.json()).toMatchObject({ code: 'unavailable' });
  expect(asked).toEqual({ GET: 2, POST: 1 });
});

test('a service that is away, or says nothing, is 503 with a time to come back', async () => {
  await using silent = await openProxied(() => {}, 100);
  expect((await fetch(`${silent.edge.url}/api/bookings`)).status).toBe(503);
  silent.service.close();
  silent.service.closeAllConnections();
  const away = await fetch(`${silent.edge.url}/api/bookings`);
  expect(away.status).toBe(503);
  expect(away.headers.get('retry-after')).toBe('1');
});

test('an answer that breaks off at the service breaks off for the client, and is not taken for a whole one', async () => {
  await using proxied = await openProxied((_, response) => response.writeHead(200).write('half of', () => response.destroy()));
  const answer = await fetch(`${proxied.edge.url}/api/bookings`);
  await expect(answer.text()).rejects.toThrow();
});

test.each([
  ['before', () => {}],
  ['after', (response: ServerResponse) => void response.writeHead(200).write('begun')],
])('a client that hangs up %s the answer has begun ends its request at the service as well', async (_, begin) => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  await using proxied = await openProxied((_request, response) => {
    begin(response);
    response.once('close', close);
    arrive();
  });
  const hangUp = new AbortController();
  const answer = fetch(`${proxied.edge.url}/api/bookings`, { signal: hangUp.signal }).then(response => response.text());
  await arrived;
  hangUp.abort();
  await expect(answer).rejects.toThrow('aborted');
  await closed;
});

test('a WebSocket reaches its service and both ends hear each other', async () => {
  await using proxied = await openProxied((_, response) => void response.writeHead(404).end());
  const sockets = new WebSocketServer({ server: proxied.service });
  sockets.on('connection', (socket, { url }) =>
    socket.on('message', data => socket.send(Buffer.concat([Buffer.from(`${url}: `), data as Buffer]))),
  );
  const client = new WebSocket(`${proxied.edge.url}/api/bookings/live?eventId=1`);
  const heard = new Promise(resolve => client.once('message', data => resolve((data as Buffer).toString())));
  client.once('open', () => client.send('hello'));
  expect(await heard).toBe('/api/bookings/live?eventId=1: hello');
  const closed = new Promise<void>(resolve => client.once('close', () => resolve()));
  for (const socket of sockets.clients) socket.terminate();
  await closed;
});

test('a WebSocket to a service that is away is refused', async () => {
  await using proxied = await openProxied(() => {});
  proxied.service.close();
  const client = new WebSocket(`${proxied.edge.url}/api/bookings/live`);
  const error = await new Promise(resolve => client.once('error', resolve));
  expect(String(error)).toContain('503');
});
