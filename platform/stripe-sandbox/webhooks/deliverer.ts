import { setTimeout as delay } from 'node:timers/promises';
import type { Event } from './event.ts';
import { createHand } from './hand.ts';
import { deliver, type Delivering } from './deliver.ts';
import { type Due, dueAtOnce, findNextAttempt, listDue, recordDelivered } from './store.ts';

export interface Deliverer {
  /**
   * Sends new events as soon as `store` has stored them, without reading them back; what cannot go at once is found in the database when it can.
   * Answers what `store` answers: whether they are stored.
   */
  sendOnce(events: readonly Event[], store: () => Promise<boolean>): Promise<boolean>;
  /** Looks for due events now. */
  wake(): void;
  /** Resolves once every event has been delivered. Waits as long as the endpoint refuses them. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** What the timer waits at most: somebody may have changed the simulation or the clock. */
const longestSleepMs = 1000;

/** Posts events to the one endpoint until it answers 2xx. What is undelivered is in the database: a new process goes on where the last one ended. */
export function createDeliverer(options: Delivering): Deliverer {
  const { db, log, simulation } = options;
  const { signal, abort } = createStop();
  const hand = createHand(options, wake);
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  async function round(): Promise<void> {
    again = false;
    while (!signal.aborted && (await deliverDue(options, hand.ids())));
  }

  function wakeIn(milliseconds: number): void {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(wake, milliseconds);
  }

  async function sleep(): Promise<void> {
    if (again) return;
    const next = await findNextAttempt(db);
    if (next === undefined) return;
    const isAway = simulation().webhooks.outage;
    wakeIn(isAway ? longestSleepMs : Math.min(Math.max(next.getTime() - Date.now(), 0), longestSleepMs));
  }

  function wake(): void {
    again = true;
    if (signal.aborted || running) return;
    running = round()
      .then(sleep)
      .catch((error: unknown) => {
        log.error({ err: error }, 'events could not be delivered');
        wakeIn(longestSleepMs);
      })
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  }

  return {
    wake,
    async sendOnce(events, store) {
      const wanted = events.filter(({ deliveredAt }) => deliveredAt === null);
      return wanted.length === 0 ? store() : hand.sendOnce(wanted, store);
    },
    async idle() {
      while (!signal.aborted && (await findNextAttempt(db)) !== undefined) await (running ?? delay(5));
      await running;
    },
    async stop() {
      abort();
      clearTimeout(timer);
      await Promise.all([running, hand.stop()]);
    },
  };
}

const createStop = () => {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
};

/** Whether there may be more to deliver at once. */
async function deliverDue(options: Delivering, except: readonly string[]): Promise<boolean> {
  const { outage, reversed, types } = options.simulation().webhooks;
  if (outage && types.length === 0) return false;
  const due = await listDue(options.db, { newestFirst: reversed, except, exceptTypes: outage ? types : [] });
  const accepted = reversed ? await oneAfterAnother(due, options) : await Promise.all(due.map(one => deliver(one, options)));
  const ids = accepted.filter(id => id !== undefined);
  // Whoever dies before this sends them again, which the shop has to bear anyway.
  if (ids.length > 0) await recordDelivered(options.db, ids);
  return due.length === dueAtOnce;
}

async function oneAfterAnother(due: readonly Due[], options: Delivering): Promise<(string | undefined)[]> {
  const accepted: (string | undefined)[] = [];
  for (const one of due) accepted.push(await deliver(one, options));
  return accepted;
}
