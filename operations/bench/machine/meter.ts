import { cpus } from 'node:os';
import { cpuMs, listTree } from './process-tree.ts';

/** Who used the processor while something was measured. */
export interface Usage {
  readonly serverMs: number;
  readonly postgresMs: number;
  readonly loadMs: number;
  /** Of all cores, by whoever else was busy on this machine. Anything but 0 makes the absolute numbers too small; ratios suffer less. */
  readonly othersPercent: number;
}

/** Starts to measure; the function it answers ends it. `server` is the process id of a server that has started its PostgreSQL itself. */
export function startMeter(server: number): () => Usage {
  const before = sample(server);
  return () => {
    const after = sample(server);
    // A backend that has ended takes its count with it.
    const postgres = Array.from(after.postgres, ([pid, ms]) => ms - (before.postgres.get(pid) ?? 0)).reduce((a, b) => a + b, 0);
    const used = { server: after.server - before.server, postgres, load: after.load - before.load };
    const others = after.busy - before.busy - used.server - used.postgres - used.load;
    const available = (after.at - before.at) * cpus().length;
    return {
      serverMs: Math.round(used.server),
      postgresMs: Math.round(used.postgres),
      loadMs: Math.round(used.load),
      othersPercent: Math.max(0, Math.round((100 * others) / available)),
    };
  };
}

function sample(server: number) {
  const { user, system } = process.cpuUsage();
  const busy = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
  return {
    at: performance.now(),
    busy,
    load: (user + system) / 1000,
    server: cpuMs(server),
    postgres: new Map(
      listTree(server)
        .slice(1)
        .map(pid => [pid, cpuMs(pid)]),
    ),
  };
}

/** Processor time by answer, in microseconds. */
export interface Metered {
  readonly serverUs: number;
  readonly postgresUs: number;
  readonly loadUs: number;
  readonly othersPercent: number;
}

export const perAnswer = ({ serverMs, postgresMs, loadMs, othersPercent }: Usage, answers: number): Metered => ({
  serverUs: Math.round((serverMs * 1000) / answers),
  postgresUs: Math.round((postgresMs * 1000) / answers),
  loadUs: Math.round((loadMs * 1000) / answers),
  othersPercent,
});
