import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Speaks with one client, from this network address. The search parameters are the client's words: check them. */
export type SocketHandler = (socket: WebSocket, parameters: URLSearchParams, from: string) => void;

export interface Sockets {
  /** Takes over an upgrade request; one for an unknown path is answered 404 and closed. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

const goingAway = 1001;

/** WebSocket endpoints by path. Clients may only send little: everything of weight goes over HTTP. */
export function createSockets(handlers: ReadonlyMap<string, SocketHandler>): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false, clientTracking: true });
  return {
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://edge');
      const handler = handlers.get(url.pathname);
      if (!handler) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, client => {
        // A client that breaks the protocol loses its own connection, nothing else.
        client.on('error', () => client.terminate());
        handler(client, url.searchParams, addressOf(request));
      });
    },
    close() {
      for (const client of server.clients) client.close(goingAway, 'the server is restarting');
      server.close();
    },
  };
}

/** As of any request: the edge, which is the first hop, says whose it is. */
const addressOf = ({ headers, socket }: IncomingMessage): string => {
  const said = headers['x-forwarded-for'];
  return (typeof said === 'string' ? said.split(',')[0]?.trim() : undefined) ?? socket.remoteAddress ?? 'unknown';
};
