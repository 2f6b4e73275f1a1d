import { refuse } from '../errors/index.ts';

export interface TransportRequest {
  readonly service: string;
  readonly method: 'GET' | 'POST';
  /** Whole, from the root. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly timeoutMs: number;
}

export interface TransportResponse {
  readonly status: number;
  readonly body: string;
}

/** How one service's request reaches another: in the same process, or over the network. Rejects when nobody answers. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** Over HTTP, to wherever a service listens. */
export const httpTransport =
  (addressOf: (service: string) => string): Transport =>
  async ({ service, method, path, headers, body, timeoutMs }) => {
    const request = {
      method,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      ...(body !== undefined && { body }),
    } as const;
    const response = await fetch(`${addressOf(service)}${path}`, request);
    return { status: response.status, body: await response.text() };
  };

/** What a started service offers for calls inside the process. */
export interface Callable {
  inject(request: {
    method: 'GET' | 'POST';
    url: string;
    headers: Record<string, string>;
    payload?: string;
  }): Promise<{ statusCode: number; body: string }>;
}

/** To services of the same process, without a socket. The service is looked up at each call, so that they may call each other. */
export const directTransport =
  (find: (service: string) => Callable | undefined): Transport =>
  async ({ service, method, path, headers, body, timeoutMs }) => {
    const callee = find(service);
    if (!callee) throw refuse('unavailable', `${service} is not running`);
    const response = await withTimeout(
      callee.inject({ method, url: path, headers: { ...headers }, ...(body !== undefined && { payload: body }) }),
      timeoutMs,
    );
    return { status: response.statusCode, body: response.body };
  };

async function withTimeout<Result>(answer: Promise<Result>, ms: number): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}
