import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@event-planner/platform/telemetry';
import { type Postgres, startPostgres } from '../postgres/postgres.ts';
import type { Relational } from './relational.ts';

const settings = {
  max_connections: '200', // A pool of each service, the broker's and the sandbox's.
  recovery_init_sync_method: 'syncfs', // After a crash every file is synced, one by one unless this is said: 20 s for our eight databases, instead of 1.
};

/** How long to wait before each attempt to start it again; the last is repeated. */
const pausesMs = [100, 1000, 5000] as const;

/**
 * The embedded server, started again on the same port when it dies, so that every pool finds it again.
 * What was committed is in its log; what was not, its clients were never told of.
 */
export async function startEmbedded(directory: string, log: Logger): Promise<Relational> {
  let postgres = await startPostgres({ directory, settings });
  const { port } = postgres;
  let up = true;
  const stopping = new AbortController();
  const watching = watch();

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      const { reason } = await postgres.exited;
      if (stopping.signal.aborted) return;
      up = false;
      log.error({ reason }, 'PostgreSQL ended, starting it again');
      postgres = (await startAgain()) ?? postgres;
      up = true;
    }
    await postgres.stop(); // Stopped while it was being started.
  }

  async function startAgain(): Promise<Postgres | undefined> {
    for (let attempt = 0; ; attempt++) {
      await delay(pausesMs[Math.min(attempt, pausesMs.length - 1)], undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return undefined;
      const started = await startPostgres({ directory, port, settings }).catch((err: unknown) =>
        log.error({ err }, 'PostgreSQL did not start'),
      );
      if (started) return started;
    }
  }

  return {
    get up() {
      return up;
    },
    url: database => postgres.url(database),
    ensure: async databases => void (await Promise.all(databases.map(name => postgres.ensureDatabase(name)))),
    async stop() {
      stopping.abort();
      await postgres.stop();
      await watching;
    },
  };
}
