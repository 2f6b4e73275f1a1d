import type { Logger } from '@event-planner/platform/telemetry';
import type { Dispatch } from './dispatch.ts';

export interface WakesParts {
  readonly dispatch: Dispatch;
  /** Those of these events for which somebody waits; of all when null. */
  readonly listWaitedFor: (among: readonly string[] | null) => Promise<readonly string[]>;
  readonly log: Logger;
}

/** Changes gather this long, so that a rush costs one look and not one for each hold. */
const gatherMs = 100;

/** Makes offers soon after places may have come free. What is missed, because a process died or a hold ran out by itself, the job of every minute does. */
export interface Wakes {
  /** Costs the caller nothing. */
  placesChanged(eventId: string): void;
  /** Serves all lists, in place of what still gathers. */
  dispatchAll(): Promise<void>;
  close(): Promise<void>;
}

export function createWakes({ dispatch, listWaitedFor, log }: WakesParts): Wakes {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const serve = async (among: readonly string[] | null): Promise<void> => {
    for (const eventId of await listWaitedFor(among)) {
      await dispatch(eventId).catch((err: unknown) =>
        log.warn({ err, eventId }, 'free places were not offered: the next minute tries again'),
      );
    }
  };
  const flush = (): void => {
    timer = undefined;
    const among = [...changed];
    changed.clear();
    running = running
      .then(() => serve(among))
      .catch((err: unknown) => log.warn({ err }, 'who waits could not be looked up: the next minute tries again'));
  };
  return {
    placesChanged(eventId) {
      changed.add(eventId);
      timer ??= setTimeout(flush, gatherMs).unref();
    },
    dispatchAll() {
      clearTimeout(timer);
      timer = undefined;
      changed.clear();
      const all = running.then(() => serve(null));
      running = all.catch(() => undefined);
      return all;
    },
    async close() {
      clearTimeout(timer);
      await running;
    },
  };
}
