import type { Cache } from './types.ts';

export interface MemoryCacheOptions {
  /** @default the wall clock */
  readonly now?: () => Date;
  /** @default 50,000 values; beyond that the longest unused goes */
  readonly maxEntries?: number;
}

interface Entry {
  /** As text, so that no two users share an object. */
  readonly json: string;
  readonly expiresAtMs: number;
}

/** A cache for one process: bounded, gone with it. Locks and fan-out reach this process only, which is all there is. */
export function createMemoryCache({ now = () => new Date(), maxEntries = 50_000 }: MemoryCacheOptions = {}): Cache {
  const entries = new Map<string, Entry>();
  const listeners = new Map<string, Set<(message: unknown) => void>>();

  const find = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (!entry) return undefined;
    entries.delete(key);
    if (entry.expiresAtMs <= now().getTime()) return undefined;
    entries.set(key, entry); // Moved to the end: the first of the map is the longest unused.
    return entry;
  };
  const put = (key: string, value: unknown, expiresAtMs: number): void => {
    entries.delete(key);
    if (entries.size >= maxEntries)
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        break;
      }
    entries.set(key, { json: JSON.stringify(value), expiresAtMs });
  };
  const inSeconds = (ttlSeconds: number): number => now().getTime() + ttlSeconds * 1000;

  return {
    async get(key) {
      const entry = find(key);
      return entry === undefined ? undefined : JSON.parse(entry.json);
    },
    set: async (key, value, ttlSeconds) => put(key, value, inSeconds(ttlSeconds)),
    delete: async key => void entries.delete(key),
    async increment(key, ttlSeconds) {
      const entry = find(key);
      const sum = entry === undefined ? 1 : Number(entry.json) + 1;
      put(key, sum, entry?.expiresAtMs ?? inSeconds(ttlSeconds));
      return sum;
    },
    async lock(key, ttlSeconds) {
      const name = `lock:${key}`;
      if (find(name)) return undefined;
      const lease = crypto.randomUUID();
      put(name, lease, inSeconds(ttlSeconds));
      return async () => {
        // Only its own: the lease may have ended, and another's begun.
        if (find(name)?.json === JSON.stringify(lease)) entries.delete(name);
      };
    },
    async publish(channel, message) {
      const json = JSON.stringify(message);
      for (const listener of listeners.get(channel) ?? []) queueMicrotask(() => listener(JSON.parse(json)));
    },
    async subscribe(channel, listener) {
      const all = listeners.get(channel) ?? new Set();
      listeners.set(channel, all.add(listener));
      return async () => {
        all.delete(listener);
        if (all.size === 0) listeners.delete(channel);
      };
    },
    ping: async () => undefined,
    close: async () => {
      entries.clear();
      listeners.clear();
    },
  };
}
