import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createClient, readAnswer } from './client.ts';

test('an answer is read once it is complete, by bytes and not by characters', () => {
  const whole = Buffer.from('HTTP/1.1 201 Created\r\nContent-Length: 6\r\n\r\n"€"\n');
  for (let length = 0; length < whole.length; length++) expect(readAnswer(whole.subarray(0, length))).toBeUndefined();
  expect(readAnswer(whole)).toEqual({ status: 201, body: '"€"\n' });
});

test('an answer without a length is refused', () => {
  expect(() => readAnswer(Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'))).toThrow('does not understand');
});

test('a client speaks with a real server, over one connection as long as one request is in flight', async () => {
  const ports = new Set<number | undefined>();
  const server = createServer((request, response) => {
    ports.add(request.socket.remotePort);
    request.toArray().then(
      chunks => {
        const text = `${request.method} ${request.url} ${request.headers['content-type']} ${Buffer.concat(chunks).toString()}`;
        response.writeHead(200, { 'content-length': Buffer.byteLength(text) }).end(text);
      },
      () => {},
    );
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  using client = createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(await client({ path: '/a' })).toEqual({ status: 200, body: 'GET /a undefined ' });
  expect(await client({ method: 'POST', path: '/b', body: { ä: 1 } })).toEqual({ status: 200, body: 'POST /b application/json {"ä":1}' });
  expect(await client({ method: 'POST', path: '/c', body: new URLSearchParams({ a: 'b c' }) })).toMatchObject({
    body: 'POST /c application/x-www-form-urlencoded a=b+c',
  });
  expect(ports.size).toBe(1);
  server.closeAllConnections();
  await new Promise(closed => server.close(closed));
});
