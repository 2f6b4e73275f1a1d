import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../database/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { Simulation } from '../simulation.ts';
import type { Tables } from '../tables.ts';
import { type Endpoint, postEvent } from './post.ts';
import { type Due, dueAtOnce, findNextAttempt, listDue, recordDelivered, recordFailed } from './store.ts';

export interface DelivererOptions {
  readonly db: Database<Tables>;
  readonly webhook: Endpoint;
  readonly simulation: () => Simulation;
  readonly log: Logger;
}

export interface Deliverer {
  /** Looks for due events now. */
  wake(): void;
  /** Resolves once every event has been delivered. Waits as long as the endpoint refuses them. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const longestPauseMs = 5 * 60_000;
/** What the timer waits at most: somebody may have changed the simulation or the clock. */
const longestSleepMs = 1000;

/** Half a second, then twice as long each time, up to five minutes; a third of it by chance. */
export const pauseBefore = (attempt: number): number =>
  Math.min(500 * 2 ** Math.min(attempt, 20), longestPauseMs) * (1 - Math.random() / 3);

/** Posts events to the one endpoint until it answers 2xx. What is undelivered is in the database: a new process goes on where the last one ended. */
export function createDeliverer(options: DelivererOptions): Deliverer {
  const { db, log } = options;
  const { signal, abort } = createStop();
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  async function round(): Promise<void> {
    again = false;
    while (!signal.aborted && (await deliverDue(options)));
  }

  async function sleep(): Promise<void> {
    if (again) return;
    const next = await findNextAttempt(db);
    if (signal.aborted || next === undefined) return;
    const isAway = options.simulation().webhooks.outage;
    clearTimeout(timer);
    timer = setTimeout(wake, isAway ? longestSleepMs : Math.min(Math.max(next.getTime() - Date.now(), 0), longestSleepMs));
  }

  function wake(): void {
    again = true;
    if (signal.aborted || running) return;
    running = round()
      .catch((error: unknown) => log.error({ err: error }, 'events could not be delivered'))
      .then(sleep)
      .catch((error: unknown) => log.error({ err: error }, 'undelivered events could not be looked up'))
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  }

  return {
    wake,
    async idle() {
      while (!signal.aborted && (await findNextAttempt(db)) !== undefined) await (running ?? delay(5));
      await running;
    },
    async stop() {
      abort();
      clearTimeout(timer);
      await running;
    },
  };
}

const createStop = () => {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
};

/** Whether there may be more to deliver at once. */
async function deliverDue(options: DelivererOptions): Promise<boolean> {
  const { outage, reversed } = options.simulation().webhooks;
  if (outage) return false;
  const due = await listDue(options.db, reversed);
  const accepted = reversed ? await oneAfterAnother(due, options) : await Promise.all(due.map(one => deliver(one, options)));
  const ids = accepted.filter(id => id !== undefined);
  // Whoever dies before this sends them again, which the shop has to bear anyway.
  if (ids.length > 0) await recordDelivered(options.db, ids);
  return due.length === dueAtOnce;
}

async function oneAfterAnother(due: readonly Due[], options: DelivererOptions): Promise<(string | undefined)[]> {
  const accepted: (string | undefined)[] = [];
  for (const one of due) accepted.push(await deliver(one, options));
  return accepted;
}

/** The event's id when it was accepted; otherwise it is noted when to try again. */
async function deliver(due: Due, { db, webhook, simulation, log }: DelivererOptions): Promise<string | undefined> {
  const { lost, copies } = simulation().webhooks;
  const failures = lost ? [] : await Promise.all(Array.from({ length: copies }, () => postEvent(webhook, due.payload)));
  const failure = failures.find(problem => problem !== undefined);
  if (failure === undefined) return due.id;
  log.info({ event: due.id, attempts: due.attempts + 1, failure }, 'an event was not accepted');
  await recordFailed(db, due.id, { failure, nextAttemptAt: new Date(Date.now() + pauseBefore(due.attempts)) });
  return undefined;
}
