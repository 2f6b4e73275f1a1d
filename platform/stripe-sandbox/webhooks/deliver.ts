import type { Database } from '../../database/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import { type Simulation, webhooksFor } from '../simulation.ts';
import type { Tables } from '../tables.ts';
import { type Endpoint, postEvent } from './post.ts';
import { type Due, recordFailed } from './store.ts';

export interface Delivering {
  readonly db: Database<Tables>;
  readonly webhook: Endpoint;
  readonly simulation: () => Simulation;
  readonly log: Logger;
}

const longestPauseMs = 5 * 60_000;

/** Half a second, then twice as long each time, up to five minutes; a third of it by chance. */
export const pauseBefore = (attempt: number): number =>
  Math.min(500 * 2 ** Math.min(attempt, 20), longestPauseMs) * (1 - Math.random() / 3);

/** The event's id when it was accepted; otherwise it is noted when to try again. */
export async function deliver(due: Due, { db, webhook, simulation, log }: Delivering): Promise<string | undefined> {
  const { lost, copies } = webhooksFor(simulation(), due.type);
  const failures = lost ? [] : await Promise.all(Array.from({ length: copies }, () => postEvent(webhook, due.payload)));
  const failure = failures.find(problem => problem !== undefined);
  if (failure === undefined) return due.id;
  log.info({ event: due.id, attempts: due.attempts + 1, failure }, 'an event was not accepted');
  await recordFailed(db, due.id, { failure, nextAttemptAt: new Date(Date.now() + pauseBefore(due.attempts)) });
  return undefined;
}
