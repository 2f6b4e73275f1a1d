import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Attempt {
  readonly method: string;
  /** As it goes over the wire: nothing is normalised or encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or bytes are sent as they are; a function writes chunks without saying how long it will be. */
  readonly body?: string | Buffer | readonly string[];
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const agent = new Agent({ keepAlive: true });

/** Sends what no decent client would; `fetch` would correct it on the way. */
export function send(origin: string, { method, path, headers = {}, body }: Attempt): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const outgoing = request(
    { agent, hostname, port, method, path, headers: { ...headers, ...lengthOf(body) }, timeout: 15_000 },
    incoming => {
      const parts: Buffer[] = [];
      const reply = (): void =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(parts).toString() });
      incoming
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', reply)
        .on('error', reply);
    },
  );
  // Whoever is told that the body is too large may find the connection closed while still writing: the answer came first.
  outgoing.on('error', reject).on('timeout', () => outgoing.destroy(new Error(`no answer to ${method} ${path.slice(0, 200)}`)));
  if (Array.isArray(body)) for (const part of body) outgoing.write(part);
  outgoing.end(Array.isArray(body) ? undefined : body);
  return promise;
}

const lengthOf = (body: Attempt['body']): Record<string, string> =>
  typeof body === 'string' || Buffer.isBuffer(body) ? { 'content-length': String(Buffer.byteLength(body)) } : {};

export const asJson = (body: unknown): Pick<Attempt, 'headers' | 'body'> => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
