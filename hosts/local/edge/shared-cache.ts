import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { sharedSeconds } from './cache-control.ts';

export interface SharedCacheOptions {
  /** Milliseconds, from any start. */
  readonly now: () => number;
  /** Of all bodies kept. @default 32 MB */
  readonly maxBytes?: number;
}

export interface SharedCache {
  /** Answers from what it keeps; false when it has nothing that is fresh. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Keeps what is about to be answered, if its headers let everybody have the same. */
  watch(request: IncomingMessage, response: ServerResponse): void;
}

interface Kept {
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  readonly storedAt: number;
  readonly freshUntil: number;
}

const megabyte = 1024 * 1024;
/** One visitor's answer must not push out everybody's. */
const maxBodyBytes = 2 * megabyte;
/** Of what the service said; the rest is the edge's own, or belongs to one request. */
const keptHeaders = ['content-type', 'cache-control', 'etag', 'last-modified', 'content-language', 'content-security-policy'] as const;

/**
 * What many ask at the same moment is asked of a service once: answers with `Cache-Control: public, s-maxage=…` are kept for that long, by address (RFC 9111).
 * A service thereby states how old an answer may be; without s-maxage nothing is kept. What names its caller is neither kept nor answered.
 */
export function createSharedCache({ now, maxBytes = 32 * megabyte }: SharedCacheOptions): SharedCache {
  const kept = new Map<string, Kept>();
  let bytes = 0;

  function forget(key: string): void {
    bytes -= kept.get(key)?.body.length ?? 0;
    kept.delete(key);
  }
  function keep(key: string, entry: Kept): void {
    forget(key);
    kept.set(key, entry);
    bytes += entry.body.length;
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
  }

  return {
    answer(request, response) {
      const { url: key = '' } = request;
      const entry = isShared(request) ? kept.get(key) : undefined;
      if (!entry) return false;
      const at = now();
      if (at >= entry.freshUntil) {
        forget(key);
        return false;
      }
      const age = String(Math.floor((at - entry.storedAt) / 1000));
      const unchanged = namesTag(request.headers['if-none-match'], entry.headers['etag']);
      if (unchanged) response.writeHead(304, { ...entry.headers, age }).end();
      else response.writeHead(200, { ...entry.headers, 'content-length': String(entry.body.length), age }).end(entry.body);
      return true;
    },
    watch(request, response) {
      const { url: key = '' } = request;
      if (!isShared(request)) return;
      collect(response, body => {
        const seconds = response.statusCode === 200 ? sharedSeconds(response) : 0;
        const at = now();
        if (seconds > 0) keep(key, { headers: headersOf(response), body, storedAt: at, freshUntil: at + seconds * 1000 });
      });
    },
  };
}

const isShared = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers.authorization === undefined && headers.cookie === undefined && headers.range === undefined;

const headersOf = (response: ServerResponse): OutgoingHttpHeaders =>
  Object.fromEntries(keptHeaders.flatMap(name => (response.hasHeader(name) ? [[name, response.getHeader(name)]] : [])));

const namesTag = (asked: string | undefined, etag: unknown): boolean =>
  asked !== undefined && typeof etag === 'string' && asked.split(',').some(named => [etag, `W/${etag}`, '*'].includes(named.trim()));

/** Calls with the whole body once a response has been given all of it; not when it grows too large or is cut off. */
function collect(response: ServerResponse, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const note = (chunk: unknown): void => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return;
    bytes += chunk.length;
    if (bytes <= maxBodyBytes) chunks.push(Buffer.from(chunk as string));
  };
  const { write, end } = response;
  response.write = (...given: unknown[]) => {
    note(given[0]);
    return write.apply(response, given as never);
  };
  response.end = ((...given: unknown[]) => {
    note(given[0]);
    if (bytes <= maxBodyBytes) done(Buffer.concat(chunks));
    return end.apply(response, given as never);
  }) as typeof response.end;
}
