import { type AddressInfo, createServer } from 'node:net';

/** Somebody else's server, as far as we ever ask it: lets everybody in, and answers every query with its version. */
export async function oldPostgres(version: number) {
  const server = createServer(socket => {
    let greeted = false;
    socket.on('error', () => {});
    socket.on('data', () => {
      socket.write(greeted ? answer(String(version)) : Buffer.concat([message('R', int32(0)), ready]));
      greeted = true;
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `postgres://ann:hunter2@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`,
    [Symbol.asyncDispose]: () => new Promise<void>(resolve => server.close(() => resolve())),
  };
}

const int16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const int32 = (value: number): Buffer => Buffer.concat([int16(value >>> 16), int16(value & 0xffff)]);
const message = (type: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
const ready = message('Z', Buffer.from('I'));

/** One row with one integer column called version. */
function answer(version: string): Buffer {
  const integer = 23;
  const column = Buffer.concat([Buffer.from('version\0'), int32(0), int16(0), int32(integer), int16(4), int32(-1), int16(0)]);
  const row = Buffer.concat([int16(1), int32(version.length), Buffer.from(version)]);
  return Buffer.concat([
    message('T', Buffer.concat([int16(1), column])),
    message('D', row),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
}
