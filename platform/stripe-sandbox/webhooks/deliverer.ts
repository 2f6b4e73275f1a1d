import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../database/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import type { Simulation } from '../simulation.ts';
import type { Tables } from '../tables.ts';
import { sign } from './signature.ts';
import { type Due, findNextAttempt, listDue, recordDelivered, recordFailed } from './store.ts';

export interface DelivererOptions {
  readonly db: Database<Tables>;
  readonly webhook: { readonly url: string; readonly secret: string };
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

const timeoutMs = 10_000;
const longestPauseMs = 5 * 60_000;
/** What the timer waits at most: somebody may have changed the simulation or the clock. */
const longestSleepMs = 1000;

/** Half a second, then twice as long each time, up to five minutes; a third of it by chance. */
export const pauseBefore = (attempt: number): number => Math.min(500 * 2 ** Math.min(attempt, 20), longestPauseMs) * (1 - Math.random() / 3);

/** Posts events to the one endpoint until it answers 2xx. What is undelivered is in the database: a new process goes on where the last one was stopped. */
export function createDeliverer({ db, webhook, simulation, log }: DelivererOptions): Deliverer {
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  async function deliver(due: Due): Promise<void> {
    const { lost, copies } = simulation().webhooks;
    const failure = lost ? undefined : (await Promise.all(Array.from({ length: copies }, () => post(due)))).find(problem => problem !== undefined);
    if (failure === undefined) return recordDelivered(db, due.id);
    log.info({ event: due.id, attempts: due.attempts + 1, failure }, 'an event was not accepted');
    return recordFailed(db, due.id, { failure, nextAttemptAt: new Date(Date.now() + pauseBefore(due.attempts)) });
  }

  /** Undefined when it was accepted. */
  async function post({ payload }: Due): Promise<string | undefined> {
    const headers = { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)', 'stripe-signature': sign(payload, webhook.secret, new Date()) };
    try {
      const response = await fetch(webhook.url, { method: 'POST', headers, body: payload, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
      await response.body?.cancel();
      return response.ok ? undefined : `answered ${response.status}`;
    } catch (error) {
      return error instanceof Error ? String(error.cause ?? error) : String(error);
    }
  }

  async function round(): Promise<void> {
    do {
      again = false;
      if (simulation().webhooks.outage) return;
      const due = await listDue(db, simulation().webhooks.reversed);
      if (due.length === 0) return;
      if (simulation().webhooks.reversed) for (const one of due) await deliver(one);
      else await Promise.all(due.map(deliver));
      again = true;
    } while (again && !stopped);
  }

  async function sleep(): Promise<void> {
    const next = await findNextAttempt(db);
    if (stopped || next === undefined) return;
    clearTimeout(timer);
    timer = setTimeout(wake, simulation().webhooks.outage ? longestSleepMs : Math.min(Math.max(next.getTime() - Date.now(), 0), longestSleepMs));
  }

  function wake(): void {
    again = true;
    if (stopped || running) return;
    running = round().catch((error: unknown) => log.error({ err: error }, 'events could not be delivered')).then(sleep).catch(() => {}).finally(() => {
      running = undefined;
      if (again) wake();
    });
  }

  return {
    wake,
    async idle() {
      while (!stopped && (await findNextAttempt(db)) !== undefined) await (running ?? delay(5));
      await running;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
