import { setTimeout as delay } from 'node:timers/promises';
import { type Manifest, type Queue, queues, type System } from '@event-planner/model';
import type { Database } from '../database/index.ts';
import type { Logger } from '../telemetry/index.ts';
import type { Broker, Stop } from './broker.ts';
import { createHandler } from './handle.ts';
import { pruneInbox } from './inbox.ts';
import { outboxIsEmpty } from './outbox.ts';
import { createPublisher } from './publish.ts';
import { createRelay } from './relay.ts';
import type { Messaging, Subscriber } from './types.ts';

export interface MessagingOptions<Tables> {
  readonly manifest: Manifest;
  /** Who listens to what. */
  readonly system: Pick<System, 'services'>;
  /** With the tables of `messagingMigrations`. */
  readonly database: Database<Tables>;
  readonly broker: Broker;
  readonly log: Logger;
  readonly now: () => Date;
}

const pruneEveryMs = 60 * 60 * 1000;

/** One service's messages: what it says goes through its outbox to the broker, what it hears is handled exactly once in effect. */
export function createMessaging<Tables>(options: MessagingOptions<Tables>): Messaging<Tables> {
  const { manifest, system, database, broker, log, now } = options;
  const all = queues(system);
  const own = all.filter(queue => queue.subscriber === manifest.name);
  const fed = all.filter(queue => manifest.publishes?.some(said => said.name === queue.message.name));
  const relay = createRelay({ database, broker, log });
  let ensured = false;
  let stops: Stop[] = [];
  let pruning: NodeJS.Timeout | undefined;

  const prune = (): void =>
    void pruneInbox(database.query, inboxHorizon(own, now())).catch((error: unknown) =>
      log.error({ err: error }, 'the inbox was not pruned'),
    );

  return {
    publish: createPublisher({ manifest, now, isHeard: name => !ensured || broker.takes(name), onPublish: relay.poke }),
    async start(subscribers) {
      ensureComplete(manifest, own, subscribers);
      await broker.ensure([...own, ...fed]);
      ensured = true;
      relay.start();
      stops = await Promise.all(
        own.map(queue =>
          broker.consume(
            queue,
            createHandler({
              service: manifest.name,
              message: queue.message,
              subscriber: subscribers[queue.message.name] as Subscriber<Tables>,
              database,
              log,
              now,
            }),
          ),
        ),
      );
      if (own.length === 0) return;
      prune();
      pruning = setInterval(prune, pruneEveryMs).unref();
    },
    async idle() {
      while (!(await isIdle(broker, database, own))) await delay(10);
    },
    async stop() {
      clearInterval(pruning);
      await Promise.all(stops.map(stop => stop()));
      await relay.stop();
    },
  };
}

function ensureComplete(manifest: Manifest, own: readonly Queue[], subscribers: Readonly<Record<string, unknown>>): void {
  const heard = new Set(own.map(queue => queue.message.name));
  const unhandled = [...heard]
    .filter(name => !subscribers[name])
    .map(name => `${manifest.name} subscribes to ${name} but has no handler for it: add one to its subscribers`);
  const undeclared = Object.keys(subscribers)
    .filter(name => !heard.has(name))
    .map(
      name =>
        `${manifest.name} handles ${name} without subscribing to it: add \`on(…)\` to \`subscribes: [...]\` in services/${manifest.name}/manifest.ts`,
    );
  const problems = [...unhandled, ...undeclared];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** A message can come again for as long as its queue, and then its dead letters, may keep it. */
function inboxHorizon(own: readonly Queue[], now: Date): Date {
  const keepSeconds = Math.max(...own.map(queue => queue.retention + queue.deadLetterRetention));
  return new Date(now.getTime() - keepSeconds * 1000);
}

/** Queues before outbox, because handling fills the outbox before it settles; and queues again, because the relay may have filled them. */
async function isIdle<Tables>(broker: Broker, database: Database<Tables>, own: readonly Queue[]): Promise<boolean> {
  return (await areEmpty(broker, own)) && (await outboxIsEmpty(database.query)) && areEmpty(broker, own);
}

async function areEmpty(broker: Broker, own: readonly Queue[]): Promise<boolean> {
  if (own.length === 0) return true;
  const depths = await broker.depths(own.map(queue => queue.name));
  return depths.every(({ ready, delayed, inFlight }) => ready + delayed + inFlight === 0);
}
