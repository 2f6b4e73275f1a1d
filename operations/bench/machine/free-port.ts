import { createServer } from 'node:net';

/** The payment sandbox listens this many ports after the system. */
const sandboxOffset = 9;

/** A port for a system that nobody uses now, nor the one its sandbox takes. */
export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    if ((await isFree(port)) && (await isFree(port + sandboxOffset))) return port;
  }
  throw new Error('no free port was found between 20000 and 30009');
}

const isFree = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
