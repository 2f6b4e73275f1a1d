import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { sharedSeconds } from './cache-control.ts';
import { createSharedCache } from './shared-cache.ts';
import { openEdge } from './test-edge.ts';

interface Answered {
  readonly status?: number;
  readonly headers?: Record<string, string>;
}

/** An edge before a service that counts, and answers what it is told to. */
async function openCounting({ status = 200, headers = { 'cache-control': 'public, s-maxage=60', etag: '"1"' } }: Answered = {}) {
  let asked = 0;
  const edge = await openEdge({
    behind: {
      upstream: () => ({
        handle: (_, response) => {
          asked += 1;
          response.writeHead(status, { 'content-type': 'application/json', ...headers });
          response.write('{"asked":');
          response.end(`${asked}}`);
        },
        upgrade: () => {},
        ask: () => Promise.reject(new Error('nobody asks')),
      }),
    },
  });
  const get = (path: string, init?: RequestInit) => fetch(`${edge.url}/api/events${path}`, init);
  return { get, asked: () => asked, [Symbol.asyncDispose]: () => edge[Symbol.asyncDispose]() };
}

test('what a service lets everybody have is asked once, and each answer is a request of its own', async () => {
  await using edge = await openCounting();
  const first = await edge.get('/x');
  const second = await edge.get('/x', { headers: { 'x-correlation-id': 'second-request' } });
  expect([await first.text(), await second.text()]).toEqual(['{"asked":1}', '{"asked":1}']);
  expect(edge.asked()).toBe(1);
  expect(second.headers.get('x-correlation-id')).toBe('second-request');
  expect(second.headers.get('content-type')).toBe('application/json');
  expect(second.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(second.headers.get('age')).toBe('0');
  await (await edge.get('/x?page=2')).text();
  expect(edge.asked()).toBe(2);
});

test('whoever has it already is told so, without asking the service', async () => {
  await using edge = await openCounting();
  await (await edge.get('/x')).text();
  const again = await edge.get('/x', { headers: { 'if-none-match': 'W/"1"' } });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  expect(edge.asked()).toBe(1);
});

test('who says who they are is answered by the service, and their answer is not kept', async () => {
  await using edge = await openCounting();
  for (const headers of [{ authorization: 'Bearer x' }, { cookie: 'a=b' }, { range: 'bytes=0-1' }] as Record<string, string>[]) {
    await (await edge.get('/x', { headers })).text();
    await (await edge.get('/x', { headers })).text();
  }
  expect(edge.asked()).toBe(6);
  await (await edge.get('/x', { method: 'POST' })).text();
  expect(edge.asked()).toBe(7);
});

test('an answer is kept for as long as its service said, and the oldest gives way to what is new', () => {
  let now = 0;
  const cache = createSharedCache({ now: () => now, maxBytes: 10 });
  const exchange = (url: string) => {
    const request = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url });
    const response = new ServerResponse(request);
    response.setHeader('x-correlation-id', 'as-the-edge-does'); // Or Node would not let headers be read back.
    return { request, response };
  };
  const knows = (url: string): boolean => {
    const { request, response } = exchange(url);
    return cache.answer(request, response);
  };
  const keep = (url: string): void => {
    const { request, response } = exchange(url);
    cache.watch(request, response);
    response.writeHead(200, { 'cache-control': 'public, s-maxage=2' }).end('123456');
  };
  keep('/a');
  now = 1999;
  expect(knows('/a')).toBe(true);
  now = 2000;
  expect(knows('/a')).toBe(false);
  keep('/a');
  keep('/b');
  expect([knows('/a'), knows('/b')]).toEqual([false, true]);
});

test('a refusal is not kept', async () => {
  await using edge = await openCounting({ status: 404 });
  await (await edge.get('/x')).text();
  await (await edge.get('/x')).text();
  expect(edge.asked()).toBe(2);
});

test('only what is public and says for how long is shared', () => {
  const seconds = (headers: Record<string, string>) =>
    sharedSeconds({ getHeader: name => headers[name], hasHeader: name => name in headers });
  expect(seconds({ 'cache-control': 'public, s-maxage=5' })).toBe(5);
  expect(seconds({ 'cache-control': 'Public , max-age=9, S-MaxAge=5' })).toBe(5);
  for (const headers of [
    {},
    { 'cache-control': 'public, max-age=5' },
    { 'cache-control': 's-maxage=5' },
    { 'cache-control': 'private, s-maxage=5' },
    { 'cache-control': 'public, no-store, s-maxage=5' },
    { 'cache-control': 'public, no-cache, s-maxage=5' },
    { 'cache-control': 'public, s-maxage=soon' },
    { 'cache-control': 'public, s-maxage=5', 'set-cookie': 'a=b' },
    { 'cache-control': 'public, s-maxage=5', vary: 'accept-language' },
  ] as Record<string, string>[])
    expect(seconds(headers), JSON.stringify(headers)).toBe(0);
});
