import { type IncomingMessage, request as send } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeSocket } from './close-socket.ts';

/** Repeats a WebSocket handshake to a service and joins the two connections; the first to end ends both. */
export function proxyUpgrade(
  { port, timeoutMs }: { readonly port: number; readonly timeoutMs: number },
  request: IncomingMessage,
  client: { readonly socket: Duplex; readonly head: Buffer },
): void {
  const { socket, head } = client;
  const onward = send({
    agent: false,
    host: '127.0.0.1',
    port,
    method: 'GET',
    path: request.url,
    headers: request.headers,
    timeout: timeoutMs,
  });
  onward.on('upgrade', (answer, service, serviceHead) => {
    service.setTimeout(0);
    socket.write(statusLine(answer));
    if (serviceHead.length > 0) socket.write(serviceHead);
    if (head.length > 0) service.write(head);
    service.pipe(socket).pipe(service);
    for (const [one, other] of [
      [socket, service],
      [service, socket],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  onward.on('response', answer => closeSocket(socket, `${answer.statusCode} ${answer.statusMessage}`));
  onward.on('timeout', () => onward.destroy(new Error('no answer')));
  onward.on('error', () => closeSocket(socket, '503 Service Unavailable'));
  onward.end();
}

function statusLine({ rawHeaders }: IncomingMessage): string {
  const headers = Array.from({ length: rawHeaders.length / 2 }, (_, i) => `${rawHeaders[i * 2]}: ${rawHeaders[i * 2 + 1]}\r\n`);
  return `HTTP/1.1 101 Switching Protocols\r\n${headers.join('')}\r\n`;
}
