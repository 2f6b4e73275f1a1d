import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Database } from '../../database/index.ts';
import { statement } from '../../database/index.ts';
import type { Logger } from '../../telemetry/index.ts';

const channel = 'queues_filled';
const reconnectMs = 1000;
const maxPayload = 7000;
const lookMs = 1000;

/**
 * Tells consumers, here and in other processes, that there is something in their queues. A look into all queues of this process, every second, finds what nobody tells of:
 * retries that have become due, and what was sent while the wake-up connection was down.
 */
export interface WakeUps {
  /** Calls `wake` whenever the queue may have been filled. Answers how to end it. */
  on(queue: string, wake: () => void): () => void;
  tell(queues: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const notify = statement('select pg_notify($1, $2)');
const findFilled = statement<{ name: string }>(`
  select queue.name from unnest($1::text[]) as queue(name)
  where exists (select from pgboss.job_common j where j.name = queue.name and j.state < 'active' and not j.blocked and j.start_after <= now())`);

export async function createWakeUps(url: string, database: Database<unknown>, log: Logger): Promise<WakeUps> {
  const sleepers = new Map<string, Set<() => void>>();
  const self = randomUUID();
  const wake = (queues: Iterable<string>): void => {
    for (const queue of queues) for (const each of sleepers.get(queue) ?? []) each();
  };
  const listener = await listen(url, log, payload => {
    const [sender, names = ''] = payload.split(' ');
    if (sender !== self) wake(names === '' ? sleepers.keys() : names.split(','));
  });
  const stopping = new AbortController();
  const looking = look();

  async function look(): Promise<void> {
    for (;;) {
      await delay(lookMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      await findFilled(database.query, [[...sleepers.keys()]]).then(
        filled => wake(filled.map(({ name }) => name)),
        (error: unknown) => log.error({ err: error }, 'nobody could look into the queues; once more in a second'),
      );
    }
  }
  return {
    on(queue, each) {
      const set = sleepers.get(queue) ?? new Set();
      sleepers.set(queue, set.add(each));
      return () => set.delete(each);
    },
    async tell(queues) {
      if (queues.length === 0) return;
      wake(queues);
      const names = queues.join(',');
      await notify(database.query, [channel, `${self} ${names.length > maxPayload ? '' : names}`]);
    },
    async close() {
      stopping.abort();
      await Promise.all([looking, listener.close()]);
    },
  };
}

interface Listener {
  close(): Promise<void>;
}

/** Keeps one connection listening. What was said while it was away is lost, which is why consumers also poll. */
async function listen(url: string, log: Logger, hear: (payload: string) => void): Promise<Listener> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const reconnect = (reason: Error): void => {
    if (closed || timer) return;
    log.warn({ err: reason }, 'the broker lost its wake-up connection and polls until it is back');
    timer = setTimeout(() => {
      timer = undefined;
      connect().catch(reconnect);
    }, reconnectMs);
  };
  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'broker wake-ups',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    next.on('error', reconnect);
    next.on('notification', message => hear(message.payload ?? ''));
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
    if (closed) await next.end();
  }
  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
