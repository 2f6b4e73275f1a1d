import type { IncomingMessage } from 'node:http';

/** For a client to read the answer, and to stop. */
const patienceMs = 1000;
/** What it has sent until then may well be under way. */
const patienceBytes = 8 * 1024 * 1024;

/** Whether there is more to come of a request that is being answered. */
export const isStillSending = ({ complete, readableEnded, headers }: IncomingMessage): boolean =>
  !complete && !readableEnded && (headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0');

/**
 * Reads on, and forgets, what a client sends although it is answered already, for a while; then hangs up. A connection that is closed at once,
 * with bytes unread, is reset: the client, or a load balancer between, loses the answer that says why. RFC 9112, 9.6.
 */
export function linger(request: IncomingMessage): void {
  if (!isStillSending(request) || request.destroyed) return;
  let bytes = 0;
  const hangUp = (): void => void request.destroy();
  const timer = setTimeout(hangUp, patienceMs).unref();
  request.unpipe();
  request
    .on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > patienceBytes) hangUp();
    })
    .once('end', () => clearTimeout(timer))
    .once('close', () => clearTimeout(timer))
    .resume();
}
