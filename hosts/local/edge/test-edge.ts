import { connect } from 'node:net';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { createLogger } from '@event-planner/platform/telemetry';
import type { System } from '@event-planner/model';
import { type Behind, createEdge } from './edge.ts';
import { emptySite } from './site.ts';
import type { Upstream } from './upstream.ts';
import type { WaitingLimits } from './waiting-handshakes.ts';

export const silentLog = createLogger({ service: 'test', level: 'silent' });

export interface TestEdge extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  drain(): Promise<void>;
}

export interface TestEdgeOptions {
  readonly edge?: Partial<System['edge']>;
  readonly requestsPerIp?: number;
  readonly behind?: Partial<Behind>;
  /** Until it says that it is not any more. */
  readonly starting?: boolean | (() => boolean);
  readonly waiting?: WaitingLimits;
}

/** An edge on a port of its own. Its services echo what they were asked, unless the test brings others. */
export async function openEdge({
  edge = {},
  requestsPerIp = 1000,
  behind = {},
  starting = false,
  waiting,
}: TestEdgeOptions = {}): Promise<TestEdge> {
  const system: System = { ...eventPlanner, edge: { ...eventPlanner.edge, ...edge } };
  const all: Behind = { upstream: () => echo, pages: echo, site: emptySite, ...behind };
  const origins = {
    web: 'http://localhost:8080',
    provider: { script: ['http://localhost:8089'], frame: ['http://localhost:8089'], connect: ['http://localhost:8089'] },
  };
  const isStarting = typeof starting === 'function' ? starting : () => starting;
  const opened = createEdge({ system, origins, requestsPerIp, waiting, log: silentLog, behind: () => (isStarting() ? undefined : all) });
  const port = await opened.open(0);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    drain: opened.drain,
    async [Symbol.asyncDispose]() {
      await opened.drain();
      opened.close();
    },
  };
}

/** Answers with what it was asked. */
export const echo: Upstream = {
  handle: ({ method, url, headers }, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ method, url, headers })),
  upgrade: (_, socket) => void socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello'),
  ask: () => Promise.resolve({ status: 200, body: '{}' }),
};

/** Sends bytes as they are and reads until the other side hangs up. */
export async function exchange(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  let answer = '';
  for await (const chunk of socket.setEncoding('latin1')) answer += String(chunk);
  return answer;
}
