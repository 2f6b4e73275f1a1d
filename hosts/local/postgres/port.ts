import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

const fileName = 'port';

/** The port asked for; else the one of the last start, so that a client's bookmark keeps working; else any free one. */
export async function choosePort(directory: string, wanted?: number): Promise<number> {
  if (wanted !== undefined) {
    if ((await tryPort(wanted)) === undefined) throw portTaken(wanted);
    return wanted;
  }
  const port = (await tryPort(lastPort(directory))) ?? (await tryPort(0));
  if (port === undefined) throw new StartError('No TCP port is free on 127.0.0.1 for the embedded PostgreSQL: stop some other programs.');
  return port;
}

export function rememberPort(directory: string, port: number): void {
  writeFileSync(join(directory, fileName), `${port}\n`);
}

export function portTaken(port: number): StartError {
  return new StartError(
    `Port ${port} on 127.0.0.1 is taken by another program: stop it, or choose another port for the embedded PostgreSQL.`,
  );
}

function lastPort(directory: string): number {
  try {
    return Number(readFileSync(join(directory, fileName), 'utf8')) || 0;
  } catch {
    return 0;
  }
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const { port: bound } = probe.address() as AddressInfo;
      probe.close(() => resolve(bound));
    });
  });
}
