import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@event-planner/platform/telemetry';
import type { Child } from './child.ts';

export interface Supervised {
  /** Undefined while it is being started again. */
  readonly child: Child | undefined;
  stop(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 10_000;
/** One that has lived this long starts again at once. */
const healthyMs = 30_000;

/** Keeps a process alive: one that dies is started again, after a pause that doubles as long as it keeps dying. The first start must succeed. */
export async function supervise(start: () => Promise<Child>, log: Logger): Promise<Supervised> {
  let child: Child | undefined = await start();
  let startedAt = performance.now();
  let pauseMs = firstPauseMs;
  const stopping = new AbortController();
  const watching = watch();

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await child?.exited;
      child = undefined;
      if (stopping.signal.aborted) return;
      if (performance.now() - startedAt > healthyMs) pauseMs = firstPauseMs;
      log.error({ pauseMs }, 'a service ended, starting it again');
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      if (!stopping.signal.aborted) await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    startedAt = performance.now();
    const started = await start().catch((err: unknown) => log.error({ err }, 'a service did not start'));
    child = started ?? undefined;
    if (stopping.signal.aborted) await child?.stop();
  }

  return {
    get child() {
      return child;
    },
    async stop() {
      stopping.abort();
      await child?.stop();
      await watching;
    },
  };
}
