import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@event-planner/platform/telemetry';
import { type Postgres, startPostgres } from '../postgres/postgres.ts';
import type { Relational } from './relational.ts';

/** Five services with a pool each, the broker's and the sandbox's. */
const settings = { max_connections: '200' };

/** After how long a server that dies again and again is started once more. */
const pausesMs = [0, 250, 1000, 5000] as const;

/**
 * The embedded server, started again on the same port when it dies, so that every pool finds it again.
 * What was committed is in its log; what was not, its clients were never told of.
 */
export async function startEmbedded(directory: string, log: Logger): Promise<Relational> {
  let postgres: Postgres = await startPostgres({ directory, settings });
  const { port } = postgres;
  let up = true;
  let stopping = false;
  let watch = keepAlive();

  async function keepAlive(): Promise<void> {
    const { expected, reason } = await postgres.exited;
    if (expected || stopping) return;
    up = false;
    log.error({ reason }, 'PostgreSQL ended, starting it again');
    await startAgain();
  }

  async function startAgain(): Promise<void> {
    for (let attempt = 0; !stopping; attempt++) {
      await delay(pausesMs[Math.min(attempt, pausesMs.length - 1)]);
      try {
        postgres = await startPostgres({ directory, port, settings });
        up = true;
        log.info({}, 'PostgreSQL is back');
        watch = keepAlive();
        return;
      } catch (err) {
        log.error({ err }, 'PostgreSQL did not start');
      }
    }
  }

  return {
    get up() {
      return up;
    },
    url: database => postgres.url(database),
    ensure: async databases => void (await Promise.all(databases.map(name => postgres.ensureDatabase(name)))),
    async stop() {
      stopping = true;
      await postgres.stop();
      await watch;
    },
  };
}
