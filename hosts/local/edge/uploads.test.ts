import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { seconds } from '@event-planner/model';
import { eventually } from '@event-planner/platform/testing';
import { jpeg } from '@event-planner/platform/testing/pictures';
import { otto, putOn, startEvent } from '@event-planner/services/event/test-event';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { inProcess } from './in-process.ts';
import { proxy } from './proxy.ts';
import { openEdge, type TestEdgeOptions } from './test-edge.ts';

type Placement = 'in this process' | 'in a process of its own';

/** The real edge before the real service, and an organizer who may upload. */
async function open(placement: Placement, edge: TestEdgeOptions['edge'] = {}) {
  const scope = new AsyncDisposableStack();
  const service = scope.use(await startEvent());
  const [event] = await putOn(service, { slug: 'hamlet' });
  const upstream = placement === 'in this process' ? inProcess(service.running) : await apart(service.running.http, scope);
  const opened = scope.use(await openEdge({ edge, behind: { upstream: () => upstream } }));
  const path = `/api/organizers/${event?.organizer.id}/pictures`;
  const { authorization = '' } = await service.asUser(otto);
  const head = (more: string): string =>
    `POST ${path} HTTP/1.1\r\nHost: edge\r\nAuthorization: ${authorization}\r\nContent-Type: image/jpeg\r\n${more}\r\n\r\n`;
  const leftBehind = async (): Promise<number> =>
    Number((await service.pool.query('select count(*) from pictures')).rows[0].count) +
    filesBelow(join(service.objectsDirectory, 'pictures'));
  return { edge: opened, head, path, authorization, leftBehind, [Symbol.asyncDispose]: () => scope.disposeAsync() };
}

async function apart(http: { listen(at: object): Promise<string>; close(): unknown }, scope: AsyncDisposableStack) {
  const url = await http.listen({ port: 0, host: '127.0.0.1' });
  scope.defer(async () => void (await http.close()));
  return proxy({ service: 'event', port: Number(new URL(url).port), timeoutMs: 10_000, maxBodyBytes: eventPlanner.edge.maxBodyBytes });
}

function filesBelow(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}

const hundredMegabytes = 100 * 1024 * 1024;
const piece = Buffer.alloc(64 * 1024, 0xff);
const chunk = Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);

/** Sends a head and then as much as the other side takes, up to 100 MB; resolves with what was answered once it hangs up. */
async function pour(port: number, head: string, part: Buffer): Promise<{ readonly answer: string; readonly sent: number }> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', text => (answer += String(text)));
  socket.on('error', () => {}); // The other side does not wait for the rest.
  const closed = new Promise(resolve => socket.once('close', resolve));
  socket.write(head);
  const more = (): void => {
    while (!socket.destroyed && socket.writable && socket.bytesWritten < hundredMegabytes) if (!socket.write(part)) return;
  };
  socket.on('drain', more);
  more();
  await closed;
  return { answer, sent: socket.bytesWritten };
}

test.each(['in this process', 'in a process of its own'] as const)('a picture comes through the edge to a service %s', async placement => {
  await using world = await open(placement);
  const sent = { method: 'POST', headers: { authorization: world.authorization, 'content-type': 'image/jpeg' } };
  const answer = await fetch(`${world.edge.url}${world.path}`, { ...sent, body: new Uint8Array(await jpeg(2000, 1500)) });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  const shown = await fetch(`${world.edge.url}/api/organizers/pictures/${id}?w=480`);
  expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(shown.headers.get('content-type')).toBe('image/webp');
});

test('100 MB that are announced are refused before they are sent', async () => {
  await using world = await open('in this process');
  const { answer, sent } = await pour(world.edge.port, world.head(`Content-Length: ${hundredMegabytes}`), piece);
  expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*"code":"body_too_large"/);
  expect(sent).toBeLessThan(16 * 1024 * 1024);
  expect(await world.leftBehind()).toBe(0);
});

test.each(['in this process', 'in a process of its own'] as const)(
  '100 MB that nobody announced are refused once they are more than a picture may have, by a service %s',
  async placement => {
    await using world = await open(placement);
    const before = process.memoryUsage().rss;
    const { answer, sent } = await pour(world.edge.port, world.head('Transfer-Encoding: chunked'), chunk);
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*"code":"body_too_large"/);
    expect(sent).toBeLessThan(32 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
    expect(await world.leftBehind()).toBe(0);
  },
);

test.each(['in this process', 'in a process of its own'] as const)(
  'an upload that is cut off, and one that never goes on, leave nothing behind in a service %s',
  async placement => {
    await using world = await open(placement, { requestTimeout: seconds(1) });
    const picture = await jpeg();
    const half = picture.subarray(0, picture.length / 2);
    const cut = connect(world.edge.port, '127.0.0.1');
    cut.write(world.head(`Content-Length: ${picture.length}`));
    await new Promise(resolve => cut.write(half, resolve));
    cut.destroy();
    const slow = connect(world.edge.port, '127.0.0.1');
    const closed = new Promise(resolve =>
      slow
        .on('error', () => {})
        .resume()
        .once('close', resolve),
    );
    slow.write(world.head(`Content-Length: ${picture.length}`));
    slow.write(half);
    await closed;
    await eventually(async () => expect(await world.leftBehind()).toBe(0));
    const sent = { method: 'POST', headers: { authorization: world.authorization, 'content-type': 'image/jpeg' } };
    expect((await fetch(`${world.edge.url}${world.path}`, { ...sent, body: new Uint8Array(picture) })).status).toBe(201);
  },
);
