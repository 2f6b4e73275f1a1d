import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export type Client = (ask: Ask) => Promise<Answer>;

/** A lean client over kept-alive connections: the load generator shares the machine with what it measures. */
export function createClient(baseUrl: string, connections: number): Client & Disposable {
  const { hostname, port } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: connections, noDelay: true });
  const client: Client = ({ method = 'GET', path, headers, body }) =>
    new Promise((resolve, reject) => {
      const json = body === undefined ? undefined : JSON.stringify(body);
      const sent = request({ hostname, port, agent, method, path, headers: { ...headers, ...(json !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) }) } }, response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        response.on('error', reject);
      });
      sent.setTimeout(30_000, () => sent.destroy(new Error(`${method} ${path} took longer than 30 s`)));
      sent.on('error', reject);
      sent.end(json);
    });
  return Object.assign(client, { [Symbol.dispose]: () => agent.destroy() });
}

/** The JSON of an answer that must have this status. */
export async function expectStatus<T>(answer: Promise<Answer>, status: number): Promise<T> {
  const { status: got, body } = await answer;
  if (got !== status) throw new Error(`expected ${status}, got ${got}: ${body.slice(0, 300)}`);
  return JSON.parse(body) as T;
}
