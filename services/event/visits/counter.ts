import type { Count } from './store.ts';

export interface CounterOptions {
  readonly write: (counts: readonly Count[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** How long a visit may wait to be written. @default 10 seconds */
  readonly afterMs?: number;
}

export interface Counter {
  add(eventId: string, day: string): void;
  /** Writes what has been counted so far. */
  flush(): Promise<void>;
}

/**
 * Counts in memory and writes in batches: a page that a thousand people open at once costs one statement. A process that is killed loses what it counted
 * in the last seconds; one that stops writes it first. A batch that fails is counted again with the next.
 */
export function createCounter({ write, onError, afterMs = 10_000 }: CounterOptions): Counter {
  let counted = new Map<string, Count>();
  let timer: NodeJS.Timeout | undefined;
  const add = ({ eventId, day, visits }: Count): void => {
    const key = `${eventId} ${day}`;
    counted.set(key, { eventId, day, visits: visits + (counted.get(key)?.visits ?? 0) });
    // Set by the first visit, not by the last: it is written however busy the page is.
    timer ??= setTimeout(() => void flush().catch(onError), afterMs).unref();
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const batch = counted;
    if (batch.size === 0) return;
    counted = new Map();
    try {
      await write([...batch.values()]);
    } catch (error) {
      for (const one of batch.values()) add(one);
      throw error;
    }
  };
  return { add: (eventId, day) => add({ eventId, day, visits: 1 }), flush };
}
