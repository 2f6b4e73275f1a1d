import { createServer } from 'node:net';

/** A system's own port, and those that go along with it: services and the sandbox listen up to ten above. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await Promise.all(Array.from({ length: 11 }, (_, offset) => isFree(port + offset)));
    if (!free.includes(false)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
