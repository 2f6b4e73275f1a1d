import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a form is sent as what it is. */
  readonly body?: object;
}

export type Client = ((ask: Ask) => Promise<Answer>) & Disposable;

const timeoutMs = 30_000;

export interface ClientOptions {
  /** Of the machine's own, such as one of 127.0.0.0/8, where callers come from many addresses. @default any */
  readonly localAddress?: string;
}

/**
 * Asks over kept-alive connections, one for each request in flight. Written on sockets because the load generator shares the machine with what it measures:
 * node:http costs it three times as much. It understands what our servers send, answers with a length, and rejects everything else.
 */
export function createClient(baseUrl: string, { localAddress }: ClientOptions = {}): Client {
  const { hostname, port, host } = new URL(baseUrl);
  const from = localAddress === undefined ? {} : { localAddress, family: 4 };
  const idle: Connection[] = [];
  const all = new Set<Connection>();

  const open = (): Connection => {
    const connection = createConnection(connect({ host: hostname, port: Number(port), noDelay: true, ...from }));
    all.add(connection);
    return connection;
  };
  const take = (): Connection => {
    // The server ends what has been idle for long.
    for (let connection = idle.pop(); connection; connection = idle.pop()) {
      if (connection.isOpen()) return connection;
      all.delete(connection);
    }
    return open();
  };
  const client = async (ask: Ask): Promise<Answer> => {
    const connection = take();
    try {
      const answer = await connection.send(encode(host, ask));
      idle.push(connection);
      return answer;
    } catch (cause) {
      all.delete(connection);
      connection.close();
      throw new Error(`${ask.method ?? 'GET'} ${ask.path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  };
  return Object.assign(client, { [Symbol.dispose]: () => all.forEach(connection => connection.close()) });
}

/** The JSON of an answer that must have this status. */
export async function expectJson<T>(asked: Promise<Answer>, status: number): Promise<T> {
  const { status: got, body } = await asked;
  if (got !== status) throw new Error(`expected ${status}, got ${got}: ${body.slice(0, 300)}`);
  return JSON.parse(body) as T;
}

function encode(host: string, { method = 'GET', path, headers = {}, body }: Ask): string {
  const content = body === undefined ? '' : body instanceof URLSearchParams ? body.toString() : JSON.stringify(body);
  const type = body === undefined ? undefined : body instanceof URLSearchParams ? 'application/x-www-form-urlencoded' : 'application/json';
  const described = {
    host,
    ...headers,
    ...(type !== undefined && { 'content-type': type, 'content-length': String(Buffer.byteLength(content)) }),
  };
  return `${method} ${path} HTTP/1.1\r\n${Object.entries(described)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${content}`;
}

interface Connection {
  /** One at a time. */
  send(request: string): Promise<Answer>;
  isOpen(): boolean;
  close(): void;
}

function createConnection(socket: Socket): Connection {
  let received: Buffer = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<Answer> | undefined;
  const fail = (error: Error): void => {
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)));
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    try {
      const answer = readAnswer(received);
      if (!answer) return;
      received = Buffer.alloc(0);
      waiting?.resolve(answer);
      waiting = undefined;
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
  return {
    send(request) {
      waiting = Promise.withResolvers();
      socket.write(request);
      return waiting.promise;
    },
    isOpen: () => socket.writable,
    close: () => socket.destroy(),
  };
}

const headEnd = '\r\n\r\n';

/** Undefined while it is incomplete. Throws for one without a length. */
export function readAnswer(received: Buffer): Answer | undefined {
  const end = received.indexOf(headEnd);
  if (end === -1) return undefined;
  const head = received.toString('latin1', 0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
  // These have no body, whatever length they tell.
  const length = status === 204 || status === 304 ? '0' : /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (!status || length === undefined) throw new Error(`an answer this client does not understand: ${head.slice(0, 200)}`);
  const from = end + headEnd.length;
  return received.length < from + Number(length) ? undefined : { status, body: received.toString('utf8', from, from + Number(length)) };
}
