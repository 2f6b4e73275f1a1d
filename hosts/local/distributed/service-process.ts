import { httpTransport, type RunningService, startService } from '@event-planner/platform/service';
import { getSystem } from '@event-planner/systems/all';
import { openAdapters } from '../running/adapters.ts';
import { loadService } from '../running/load.ts';
import { observeProcess } from '../running/observation.ts';
import type { Setup } from '../running/setup.ts';
import { listen } from './listen.ts';
import type { FromService, ToService } from './protocol.ts';
import { createCacheOfHost } from './shared-cache.ts';

/** One service in a process of its own. It lives exactly as long as its host: the channel between them is its dead man's switch. */
type Stop = () => Promise<void>;

let stop: Stop = () => Promise.resolve();
let running: RunningService | undefined;

async function start({ setup, service }: { readonly setup: Setup; readonly service: string }): Promise<Stop> {
  const system = getSystem(setup.system);
  const code = await loadService(service);
  const observation = observeProcess({ directory: setup.logDirectory, name: service, service, level: setup.logLevel });
  const { log } = observation;
  const transport = httpTransport(name => `http://127.0.0.1:${setup.ports[name]}`);
  const { adapters, close } = await openAdapters({ system, setup, transport, log, embeddedCache: cacheOfHost });
  const started = await startService(code, adapters);
  running = started;
  started.http.server.on('upgrade', started.sockets.upgrade);
  await listen(started.http, setup.ports[service] ?? code.manifest.port);
  return async () => {
    await started.stop();
    await close();
    await observation.close();
  };
}

const tell = (message: FromService): void => void (process.connected && process.send?.(message));
const cacheOfHost = createCacheOfHost(tell);

async function end(): Promise<void> {
  // A service that cannot let go must not outlive its host.
  setTimeout(() => process.exit(1), drainMs).unref();
  await stop();
  process.exit(0);
}

const drainMs = 20_000;

// A Ctrl-C in the terminal reaches every process; the host's word counts, for it drains the edge first.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.on('disconnect', () => {
  cacheOfHost.lost();
  void end();
});
process.on('message', (message: ToService) => {
  if (message.kind === 'stop') void end();
  else if (message.kind === 'cached' || message.kind === 'heard') cacheOfHost.told(message);
  else if (message.kind === 'idle') void running?.idle().then(() => tell({ kind: 'idle' }));
  else void start(message).then(begun, failed);
});

function begun(stopper: Stop): void {
  stop = stopper;
  tell({ kind: 'ready' });
}

function failed(error: unknown): void {
  process.send?.(
    { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies FromService,
    () => process.exit(1),
  );
}
