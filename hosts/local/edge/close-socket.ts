import type { Duplex } from 'node:stream';

/** Answers a request that never became one, and hangs up. */
export function closeSocket(socket: Duplex, status: string, body = ''): void {
  if (!socket.writable) return void socket.destroy();
  const type = body === '' ? '' : 'Content-Type: application/problem+json\r\n';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n${type}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
