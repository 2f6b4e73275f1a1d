import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createDataFolder } from '../machine/data-folder.ts';
import { findFreePort } from '../machine/free-port.ts';

export interface ServerOptions {
  readonly dataDirectory: string;
  readonly port: number;
  /** Whether it builds and serves the web app too. */
  readonly web: boolean;
}
export type FromServer =
  | { readonly kind: 'ready'; readonly url: string; readonly databases: Readonly<Record<string, string>> }
  | { readonly kind: 'idle' }
  | { readonly kind: 'memory'; readonly bytes: number };
export type ToServer = 'idle' | 'memory' | 'stop';

export interface Server {
  readonly pid: number;
  readonly url: string;
  /** postgres:// URLs by service, and `broker` and `sandbox`. */
  readonly databases: Readonly<Record<string, string>>;
  readonly dataDirectory: string;
  /** Resolves once no message and no event of the payment provider's is on its way; rejects when that takes more than two minutes. */
  idle(): Promise<void>;
  /** What its process has on the heap and beside it, garbage collected first. */
  bytesInUse(): Promise<number>;
}

const startSeconds = 120;
/** For messages and mails that are still on their way; longer means that something is stuck. */
const drainSeconds = 120;

/** The system in a process of its own, with the demo's world in a new data folder. `BENCH_SERVER_OPTIONS` are node's, such as `--cpu-prof`. */
export async function startServer(scope: AsyncDisposableStack, { web = false }: { readonly web?: boolean } = {}): Promise<Server> {
  const options: ServerOptions = { dataDirectory: createDataFolder(scope), port: await findFreePort(), web };
  const child = fork(join(import.meta.dirname, 'server.ts'), [JSON.stringify(options)], {
    execArgv: (process.env['BENCH_SERVER_OPTIONS'] ?? '').split(' ').filter(Boolean),
  });
  const exited = once(child, 'exit');
  scope.defer(async () => {
    if (child.connected) child.send('stop' satisfies ToServer);
    await exited;
  });
  const { url, databases } = await hear(child, 'ready', AbortSignal.timeout(startSeconds * 1000));
  return {
    pid: child.pid ?? 0,
    url,
    databases,
    dataDirectory: options.dataDirectory,
    async idle() {
      child.send('idle' satisfies ToServer);
      await hear(child, 'idle', AbortSignal.timeout(drainSeconds * 1000));
    },
    async bytesInUse() {
      child.send('memory' satisfies ToServer);
      return (await hear(child, 'memory', AbortSignal.timeout(drainSeconds * 1000))).bytes;
    },
  };
}

type Said<Kind> = Extract<FromServer, { readonly kind: Kind }>;

/** The next message of a kind. Rejects when the server ends instead. */
function hear<Kind extends FromServer['kind']>(child: ChildProcess, kind: Kind, signal?: AbortSignal): Promise<Said<Kind>> {
  const { promise, resolve, reject } = Promise.withResolvers<Said<Kind>>();
  const onMessage = (message: FromServer): void => {
    if (message.kind === kind) resolve(message as Said<Kind>);
  };
  const onExit = (code: number | null): void => reject(new Error(`the server ended (${code}) before it was ${kind}`));
  const onAbort = (): void => reject(new Error(`the server was not ${kind} in time`));
  child.on('message', onMessage);
  child.on('exit', onExit);
  signal?.addEventListener('abort', onAbort);
  return promise.finally(() => {
    child.off('message', onMessage);
    child.off('exit', onExit);
    signal?.removeEventListener('abort', onAbort);
  });
}
