import type { Queue } from '@event-planner/model';
import type { PgBoss, RedriveFilter } from 'pg-boss';
import { createDatabase } from '../../database/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { Broker } from '../broker.ts';
import { type Consumer, consumeQueue } from './consumer.ts';
import { countDepths, listDeadLetters } from './dead-letters.ts';
import { ensureQueue, type RetryPolicy } from './queues.ts';
import { putIntoQueues } from './send.ts';
import { startBoss } from './start-boss.ts';
import { createWakeUps } from './wake-ups.ts';

export interface PgBossOptions {
  /** A database of its own. */
  readonly url: string;
  readonly log: Logger;
  /** @default first again after 1 to 2 s, doubling to a minute */
  readonly retry?: RetryPolicy;
  /** How often it looks for messages whose consumer died. @default every 5 s */
  readonly superviseSeconds?: number;
  /** @default 10 */
  readonly maxConnections?: number;
}

const redriveStep = 1000;

/** Queues in PostgreSQL, by pg-boss: the broker of one machine. Durable as the database is. */
export async function createPgBossBroker(options: PgBossOptions): Promise<Broker> {
  const { url, log, retry = { delaySeconds: 1, maxDelaySeconds: 60 }, superviseSeconds = 5, maxConnections = 10 } = options;
  const database = createDatabase<unknown>({ url, applicationName: 'broker', maxConnections });
  const hasty = createDatabase<unknown>({ url, applicationName: 'broker', maxConnections, hasty: true });
  const boss = await startBoss({ database, hasty, log, superviseSeconds });
  const wakeUps = await createWakeUps(url, hasty, log);
  const known = new Map<string, Queue>();
  const heard = new Set<string>();
  const consumers = new Map<string, Consumer>();
  const takes = (message: string): boolean => heard.has(message);

  return {
    async ensure(queues) {
      for (const queue of queues) {
        if (!known.has(queue.name)) await ensureQueue(boss, queue, retry);
        known.set(queue.name, queue);
        heard.add(queue.message.name);
      }
    },
    takes,
    async send(envelopes) {
      const taken = envelopes.filter(({ name }) => takes(name));
      if (taken.length === 0) return;
      const byMessage = Map.groupBy(taken, ({ name }) => name);
      const fillings = [...known.values()].flatMap(({ name: queue, message: { name: message } }) => {
        const some = byMessage.get(message)?.length;
        return some ? [{ queue, message, fetched: some <= (consumers.get(queue)?.room() ?? 0) }] : [];
      });
      const handed = await putIntoQueues(database.query, taken, fillings);
      for (const [queue, some] of handed) consumers.get(queue)?.hand(some);
      await wakeUps.tell(fillings.flatMap(filling => (filling.fetched ? [] : [filling.queue])));
    },
    async consume(queue, handler) {
      const consumer = consumeQueue({ boss, wakeUps, log, retry, queue, handler });
      consumers.set(queue.name, consumer);
      return consumer.stop;
    },
    deadLetters: {
      list: (queue, page) => listDeadLetters(database, getQueue(known, queue).deadLetters, page),
      async redrive(queue, ids) {
        const { name, deadLetters } = getQueue(known, queue);
        const moved = await redrive(boss, deadLetters, { destination: name, ...(ids ? { ids: [...ids] } : {}) });
        await wakeUps.tell([name]);
        return moved;
      },
    },
    depths: queues => countDepths(database, new Map((queues ?? [...known.keys()]).map(name => [name, getQueue(known, name).deadLetters]))),
    ping: () => database.ping(),
    async close() {
      await boss.stop({ graceful: false });
      await wakeUps.close();
      await database.close();
      await hasty.close();
    },
  };
}

/** As many as there are now and no more: what dies again meanwhile must not go round in circles. */
async function redrive(boss: PgBoss, deadLetters: string, filter: RedriveFilter): Promise<number> {
  const { total } = await boss.previewRedrive(deadLetters, filter);
  let moved = 0;
  while (moved < total) {
    const step = await boss.redrive(deadLetters, { ...filter, limit: Math.min(total - moved, redriveStep) });
    if (step === 0) break;
    moved += step;
  }
  return moved;
}

function getQueue(known: ReadonlyMap<string, Queue>, name: string): Queue {
  const queue = known.get(name);
  if (!queue) throw new Error(`this broker was not told of a queue ${name}; it knows ${[...known.keys()].join(', ') || 'none'}`);
  return queue;
}
