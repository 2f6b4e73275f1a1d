import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** A service as the edge sees it, wherever it runs. */
export interface Upstream {
  /** Answers in every case, if only that the service is away. Never throws. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Takes over a WebSocket handshake, or closes it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks the service itself something, outside of any request of a client's. Rejects when nobody answers. */
  ask(path: string): Promise<{ readonly status: number; readonly body: string }>;
}
