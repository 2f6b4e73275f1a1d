import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { clock } from '../testing/index.ts';
import { createWebPage } from './web-page.ts';

/** Serves what `answer` says now, and counts how often it was asked. */
async function serve(answer: () => { readonly status: number; readonly text: string }) {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    const { status, text } = answer();
    response.writeHead(status, { 'content-type': 'text/html' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`,
    asked: () => asked,
    [Symbol.dispose]: () => server.close().closeAllConnections(),
  };
}

const page = (title: string) => `<html><head><title>${title}</title></head></html>`;

test('the page is asked for once by all who want it at once, and again after a minute', async () => {
  let text = page('first');
  using site = await serve(() => ({ status: 200, text }));
  const time = clock('2030-06-01T10:00:00Z');
  const webPage = createWebPage({ url: site.url, now: time.now });
  expect(await Promise.all([webPage(), webPage(), webPage()])).toEqual([text, text, text]);
  const before = text;
  text = page('second');
  time.advance(59);
  expect(await webPage()).toBe(before);
  expect(site.asked()).toBe(1);
  time.advance(2);
  expect(await webPage()).toBe(text);
});

test('while it cannot be had the last one stands in', async () => {
  let status = 200;
  using site = await serve(() => ({ status, text: page('kept') }));
  const time = clock('2030-06-01T10:00:00Z');
  const webPage = createWebPage({ url: site.url, now: time.now });
  await webPage();
  status = 503;
  time.advance(120);
  expect(await webPage()).toBe(page('kept'));
});

test('who never had one says that it is away, and tries again when asked again', async () => {
  let answer = { status: 404, text: 'nothing here' };
  using site = await serve(() => answer);
  const webPage = createWebPage({ url: site.url, now: () => new Date() });
  await expect(webPage()).rejects.toMatchObject({ kind: 'unavailable' });
  answer = { status: 200, text: 'no page at all' };
  await expect(webPage()).rejects.toMatchObject({ kind: 'unavailable' });
  answer = { status: 200, text: page('here') };
  expect(await webPage()).toBe(page('here'));
});
