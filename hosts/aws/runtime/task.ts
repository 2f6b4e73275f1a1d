import type { Manifest, System } from '@event-planner/model';
import { ensureDatabase } from '@event-planner/platform/database';
import {
  type Adapters,
  type AnyService,
  directTransport,
  httpTransport,
  type RunningService,
  startService,
  type Transport,
} from '@event-planner/platform/service';
import type { Logger } from '@event-planner/platform/telemetry';
import { openAdapters } from './adapters.ts';
import { openServer } from './server.ts';
import type { Settings } from './settings.ts';

/** What a program of ours is made of. */
export interface Code {
  readonly system: System;
  readonly services: readonly AnyService[];
}

export interface TaskParts extends Code {
  readonly settings: Settings;
  readonly log: Logger;
}

/** Starts the services that the settings name, and answers how to stop them: nothing new, what is in hand to its end, then everything is let go of. */
export async function startTask({ system, services: bundled, settings, log }: TaskParts): Promise<() => Promise<void>> {
  const running = new Map<string, RunningService>();
  const { adapters, publishKeys, close } = openAdapters({ system, settings, log, transport: transportTo(system, settings, running) });
  const stop = async (): Promise<void> => {
    await Promise.all([...running.values()].map(service => service.stop()));
    await close();
  };
  try {
    const names = new Set(settings.services.map(({ name }) => name));
    const starts = bundled
      .filter(({ manifest }) => names.has(manifest.name))
      .map(async service => {
        await publishKeys(service.manifest.name);
        if (settings.sharedServer) await makeDatabase(service.manifest, adapters, log);
        running.set(service.manifest.name, await startService(service, adapters));
      });
    // One that fails must not leave the others starting behind our back.
    const failed = (await Promise.allSettled(starts)).find(start => start.status === 'rejected');
    if (failed) throw failed.reason;
    const server = await openServer({ system, services: running, port: settings.port });
    log.info({ services: [...running.keys()], port: settings.port }, 'the task is ready');
    return async () => {
      await server.drain();
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * RDS makes one database with a server at most, so on a shared one each service makes its own. Never on a server of its own: what is missing
 * there was lost, and an empty database would hide it.
 */
async function makeDatabase({ name, database }: Manifest, adapters: Pick<Adapters, 'database'>, log: Logger): Promise<void> {
  if (!database) return;
  const { url, login } = adapters.database(name);
  if (await ensureDatabase(url, login)) log.info({ service: name }, 'its database was not there yet, and was made');
}

/** A service of the same task is asked without a socket, any other where the system says that it listens. */
function transportTo(system: System, settings: Settings, running: ReadonlyMap<string, RunningService>): Transport {
  const here = new Set(settings.services.map(({ name }) => name));
  const direct = directTransport(name => running.get(name)?.http);
  const remote = httpTransport(name => `http://${name}:${system.services.find(service => service.name === name)?.port}`);
  return request => (here.has(request.service) ? direct(request) : remote(request));
}
