import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type RunningSystem, runSystem } from '@event-planner/host-local/system';
import type { FromServer, ServerOptions, ToServer } from './start-server.ts';

/**
 * The system as its users get it, with their durable PostgreSQL, in a process of its own; only its firewall is opened, for all load comes from one address.
 * Forked by `start-server.ts`, and ends with the process that forked it.
 */
const { dataDirectory, port, web }: ServerOptions = JSON.parse(process.argv[2] ?? '{}');
const say = (message: FromServer): void => void process.send?.(message);

let running: RunningSystem | undefined;
const stop = (): void => void (running?.stop() ?? Promise.resolve()).finally(() => process.exit());

process.on('SIGINT', () => {}); // A Ctrl-C reaches both of us; the other one will say when to stop.
process.on('disconnect', stop);
process.on('message', (message: ToServer) => {
  if (message === 'stop') stop();
  else if (message === 'memory') say({ kind: 'memory', bytes: bytesInUse() });
  // Stopped meanwhile, it never becomes idle, and nobody waits for it any more.
  else
    running?.idle().then(
      () => say({ kind: 'idle' }),
      () => {},
    );
});
/** What nobody can reach any more is not in use. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
running = await runSystem({
  system: 'event-planner',
  dataDirectory,
  port,
  web,
  requestsPerIp: Number.MAX_SAFE_INTEGER,
  logLevel: 'warn',
});
say({ kind: 'ready', url: running.url, databases: running.databases });
