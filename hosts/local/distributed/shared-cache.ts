import { type Cache, createMemoryCache, type Unlock, type Unsubscribe } from '@event-planner/platform/cache';
import { refuse } from '@event-planner/platform/errors';
import type { CacheAnswer, CacheQuestion } from './protocol.ts';

/** What a host's end of the channel to a process is good for. */
export interface CacheLine {
  answer(said: CacheAnswer): void;
}

/**
 * The cache of processes that have no server for one: it is in the memory of their host, which all of them have a channel to. So what one says reaches all, which
 * sessions have ended among it. One that was started again finds what was there.
 */
export function createHostCache(cache: Cache = createMemoryCache()) {
  return {
    /** Serves one process. Answers how to let go of what it holds once it is gone. */
    serve({ answer }: CacheLine) {
      const stops = new Map<number, Unsubscribe>();
      const unlocks = new Map<number, Unlock>();
      const act = async ({ id, ask }: CacheQuestion): Promise<unknown> => {
        switch (ask.act) {
          case 'get':
            return cache.get(ask.key);
          case 'set':
            return cache.set(ask.key, ask.value, ask.ttlSeconds);
          case 'delete':
            return cache.delete(ask.key);
          case 'increment':
            return cache.increment(ask.key, ask.ttlSeconds);
          case 'lock': {
            const unlock = await cache.lock(ask.key, ask.ttlSeconds);
            if (unlock) unlocks.set(id, unlock);
            return unlock !== undefined;
          }
          case 'unlock':
            await unlocks.get(ask.of)?.();
            return void unlocks.delete(ask.of);
          case 'publish':
            return cache.publish(ask.channel, ask.message);
          case 'subscribe':
            return void stops.set(id, await cache.subscribe(ask.channel, heard => answer({ kind: 'heard', id, heard })));
          case 'unsubscribe':
            await stops.get(ask.of)?.();
            return void stops.delete(ask.of);
        }
      };
      return {
        async asked(question: CacheQuestion): Promise<void> {
          // What it cannot do is as with a cache whose server is away: nobody waits for it, and the host lives on.
          const value = await act(question).catch(() => undefined);
          answer({ kind: 'cached', id: question.id, value });
        },
        async gone(): Promise<void> {
          await Promise.all([...stops.values()].map(stop => stop()));
          stops.clear();
        },
      };
    },
  };
}

export type HostCache = ReturnType<typeof createHostCache>;

export interface CacheOfHost extends Cache {
  told(answer: CacheAnswer): void;
  /** The host is gone: from here on it is as a cache whose server is away. */
  lost(): void;
}

/** The same from within a process: `ask` sends a question to its host, whose answers are handed to `told`. */
export function createCacheOfHost(ask: (question: CacheQuestion) => void): CacheOfHost {
  const waiting = new Map<number, (value: unknown) => void>();
  const listeners = new Map<number, (heard: unknown) => void>();
  let latest = 0;
  let isLost = false;
  const asking = (question: CacheQuestion['ask'], id = ++latest): Promise<unknown> => {
    if (isLost) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    waiting.set(id, resolve);
    ask({ kind: 'cache', id, ask: question });
    return promise;
  };
  const done = async (question: CacheQuestion['ask']): Promise<void> => void (await asking(question));
  return {
    told(said) {
      if (said.kind === 'heard') return listeners.get(said.id)?.(said.heard);
      waiting.get(said.id)?.(said.value);
      waiting.delete(said.id);
    },
    lost() {
      isLost = true;
      for (const resolve of waiting.values()) resolve(undefined);
      waiting.clear();
    },
    get: key => asking({ act: 'get', key }),
    set: (key, value, ttlSeconds) => done({ act: 'set', key, value, ttlSeconds }),
    delete: key => done({ act: 'delete', key }),
    async increment(key, ttlSeconds) {
      const sum = await asking({ act: 'increment', key, ttlSeconds });
      if (typeof sum !== 'number') throw refuse('unavailable', 'this cannot be counted right now: try again in a moment');
      return sum;
    },
    async lock(key, ttlSeconds) {
      const id = ++latest;
      return (await asking({ act: 'lock', key, ttlSeconds }, id)) === true ? () => done({ act: 'unlock', of: id }) : undefined;
    },
    publish: (channel, message) => done({ act: 'publish', channel, message }),
    async subscribe(channel, listener) {
      const id = ++latest;
      listeners.set(id, listener);
      await asking({ act: 'subscribe', channel }, id);
      return async () => {
        listeners.delete(id);
        await done({ act: 'unsubscribe', of: id });
      };
    },
    ping: async () => undefined,
    close: async () => listeners.clear(),
  };
}
