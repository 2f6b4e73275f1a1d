import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/index.ts';
import type { Logger } from '../telemetry/index.ts';
import type { Broker } from './broker.ts';
import { outboxIsEmpty, takeFromOutbox } from './outbox.ts';
import { createSignal } from './signal.ts';

const batchSize = 500;
/** Between two rounds under load: gathers a batch, which at 10 ms would cost a fifth more and at 30 ms save little. */
const gatherMs = 20;
/** Between two looks when nobody here said anything: finds what another process left behind when it died. */
const idleMs = 500;
const brokerAwayMs = 1000;

export interface RelayOptions<Tables> {
  readonly database: Database<Tables>;
  readonly broker: Broker;
  readonly log: Logger;
}

export interface Relay {
  /** A message is about to be committed: look soon. */
  poke(): void;
  start(): void;
  /** Moves what is there and ends. */
  stop(): Promise<void>;
}

/**
 * Moves committed messages from the outbox to the broker. Any number of relays may run on one outbox. A crash between sending and
 * committing sends again; the inbox absorbs it.
 *
 * Not woken by NOTIFY: in PostgreSQL the commits of transactions that notify wait for each other, which would put a queue in front of the
 * very transactions that sell. A publisher in this process pokes; the rest is found by looking.
 */
export function createRelay<Tables>({ database, broker, log }: RelayOptions<Tables>): Relay {
  const poked = createSignal();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  const moveBatch = (): Promise<number> =>
    database.transaction(async tx => {
      const envelopes = await takeFromOutbox(tx, batchSize);
      if (envelopes.length > 0) await broker.send(envelopes);
      return envelopes.length;
    });

  /** Looks first where nothing is expected: that is no transaction. Answers whether there was anything. */
  async function moveAll(isExpected: boolean): Promise<boolean> {
    if (!isExpected && (await outboxIsEmpty(database.query))) return false;
    for (let moved = 0; ;) {
      const batch = await moveBatch();
      moved += batch;
      if (batch < batchSize) return moved > 0;
    }
  }

  async function run(): Promise<void> {
    for (let pauseMs = idleMs; ;) {
      try {
        const moved = await moveAll(poked.isRaised());
        // A poke comes before its commit: look again soon, then ever more rarely.
        pauseMs = moved || poked.isRaised() ? gatherMs : Math.min(pauseMs * 2, idleMs);
      } catch (error) {
        log.error({ err: error }, 'messages could not be relayed; they stay in the outbox');
        pauseMs = brokerAwayMs;
      }
      if (stopping.signal.aborted) return;
      poked.lower();
      await delay(gatherMs);
      await poked.wait(pauseMs - gatherMs);
    }
  }

  return {
    poke: poked.raise,
    start() {
      running ??= run();
    },
    async stop() {
      stopping.abort();
      poked.raise();
      await running;
      if (running)
        await moveAll(false).catch((error: unknown) => log.error({ err: error }, 'messages stay in the outbox until the next start'));
    },
  };
}
