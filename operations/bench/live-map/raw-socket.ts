import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/**
 * A WebSocket that only listens. Written on sockets because ten thousand of the usual ones would cost the load generator, which shares the machine with what it
 * measures, more than the server: a browser has one.
 */
export function openRawSocket(address: URL, onMessage: (message: Buffer) => void): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host: address.hostname, port: Number(address.port), noDelay: true });
  let isOpen = false;
  let received: Buffer = Buffer.alloc(0);
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('the server closed the connection')));
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    if (!isOpen) {
      const end = received.indexOf(headEnd);
      if (end === -1) return;
      if (!received.toString('latin1', 0, end).startsWith('HTTP/1.1 101'))
        return void socket.destroy(new Error(received.toString('latin1', 0, 100)));
      received = received.subarray(end + headEnd.length);
      isOpen = true;
      resolve(socket);
    }
    for (let frame = readFrame(received); frame; frame = readFrame(received)) {
      received = received.subarray(frame.length);
      if (frame.opcode === binary) onMessage(frame.payload);
      if (frame.opcode === ping) socket.write(pong);
    }
  });
  socket.write(
    `GET ${address.pathname}${address.search} HTTP/1.1\r\nhost: ${address.host}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
      `sec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  );
  return promise;
}

const headEnd = '\r\n\r\n';
const binary = 0x2;
const ping = 0x9;
/** Empty, and masked by nothing, as whatever a client says must be. */
const pong = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  /** With its header. */
  readonly length: number;
}

/** RFC 6455, 5.2, as servers send it: unmasked, and ours never in fragments. Undefined while it is incomplete. */
export function readFrame(received: Buffer): Frame | undefined {
  if (received.length < 2) return undefined;
  const short = received.readUInt8(1) & 0x7f;
  const header = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (received.length < header) return undefined;
  const size = short < 126 ? short : short === 126 ? received.readUInt16BE(2) : Number(received.readBigUInt64BE(2));
  if (received.length < header + size) return undefined;
  return { opcode: received.readUInt8(0) & 0x0f, payload: received.subarray(header, header + size), length: header + size };
}
