import { proxy } from '../edge/proxy.ts';
import type { Placement } from '../running/placement.ts';
import { setupFor } from '../running/setup.ts';
import { allIdle, type PlacementParts } from '../running/together.ts';
import { type Child, startChild } from './child.ts';
import { createHostCache } from './shared-cache.ts';
import { type Supervised, supervise } from './supervise.ts';

/** Every service in a process of its own, on a port of its own: one that dies takes nobody along. */
export async function runApart({ system, setup, log }: PlacementParts): Promise<Placement> {
  const processes = new Map<string, Supervised>();
  const cache = createHostCache();
  const stop = async (): Promise<void> => void (await Promise.all([...processes.values()].map(supervised => supervised.stop())));
  const starts = system.services.map(async manifest => {
    const { name } = manifest;
    processes.set(name, await supervise(() => startChild(setupFor(setup, manifest), name, cache), log.child({ process: name })));
  });
  const failed = (await Promise.allSettled(starts)).find(start => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const timeoutMs = system.edge.requestTimeout * 1000;
  const { maxBodyBytes } = system.edge;
  const upstreams = new Map(
    system.services.map(({ name, port }) => [name, proxy({ service: name, port: setup.ports[name] ?? port, timeoutMs, maxBodyBytes })]),
  );
  const children = (): readonly Child[] => [...processes.values()].map(({ child }) => child).filter(child => child !== undefined);
  return {
    services: new Map(),
    upstream: name => upstreams.get(name),
    processId: name => processes.get(name)?.child?.pid,
    idle: () => allIdle(children()),
    stop,
  };
}
