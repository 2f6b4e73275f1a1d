import { setTimeout as delay } from 'node:timers/promises';
import { createCombiner } from '../../combining/index.ts';
import { deliver, type Delivering } from './deliver.ts';
import type { Event } from './event.ts';
import { webhooksFor } from '../simulation.ts';
import { recordDelivered } from './store.ts';

export interface Hand {
  readonly sendOnce: (events: readonly Event[], store: () => Promise<boolean>) => Promise<boolean>;
  /** Events that nobody else may send: they are about to be stored, on their way, or about to be recorded as delivered. */
  readonly ids: () => readonly string[];
  /** Sends no more, and waits for what is on its way. */
  readonly stop: () => Promise<void>;
}

/** A shop that is slower than its buyers finds the rest in the database's pace, and not in our memory. */
const mostInHand = 256;
/** Deliveries are recorded this far apart: nobody waits for it, and they share a statement. */
const recordEveryMs = 25;

/** Sends events of this process from memory: reading back what was just written would be most of the work. `leave` is told of what is left in the database. */
export function createHand(options: Delivering, leave: () => void): Hand {
  const { db, log, simulation } = options;
  const held = new Set<string>();
  const sending = new Set<Promise<void>>();
  let stopped = false;

  const canSend = (events: readonly Event[]): boolean =>
    !stopped &&
    events.every(({ type }) => {
      const { outage, reversed, delayMs } = webhooksFor(simulation(), type);
      return !outage && !reversed && delayMs === 0;
    });
  const record = createCombiner<string, undefined>({
    decide: async (_key, ids) => {
      await recordDelivered(db, ids);
      if (!stopped) await delay(recordEveryMs);
      return ids.map(() => undefined);
    },
    maxBatch: mostInHand,
    maxWaiting: Number.POSITIVE_INFINITY,
  });
  const letGo = (events: readonly Event[]): void => {
    for (const { id } of events) held.delete(id);
    leave();
  };
  async function send(event: Event): Promise<void> {
    try {
      const accepted = await deliver({ ...event, attempts: 0 }, options);
      if (accepted === undefined) return letGo([event]);
      await record('', accepted);
      held.delete(accepted);
    } catch (error) {
      log.error({ err: error, event: event.id }, 'a delivery could not be recorded');
      letGo([event]);
    }
  }
  function start(event: Event): void {
    const sent: Promise<void> = send(event).finally(() => sending.delete(sent));
    sending.add(sent);
  }

  return {
    async sendOnce(events, store) {
      if (!canSend(events) || held.size + events.length > mostInHand) return store().finally(leave);
      // Before they are stored: from then on the database shows them to whoever looks for due events.
      for (const { id } of events) held.add(id);
      const stored = await store().catch((error: unknown) => {
        letGo(events); // A connection lost during the commit: they may be there.
        throw error;
      });
      if (stored && canSend(events)) events.forEach(start);
      else letGo(events);
      return stored;
    },
    ids: () => [...held],
    async stop() {
      stopped = true;
      await Promise.all(sending);
    },
  };
}
