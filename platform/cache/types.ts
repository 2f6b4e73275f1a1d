/**
 * A place for values that may be lost at any time. Values are JSON. Times are whole seconds.
 * When the server behind it is away: reads miss, writes and drops do nothing, `increment` and `lock` throw `unavailable`, because whoever
 * counts or locks must not be told a guess.
 */
export interface Cache extends FanOut {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Adds one and answers the sum; the first of a window starts its `ttlSeconds`. */
  increment(key: string, ttlSeconds: number): Promise<number>;
  /** Takes a lock for at most `ttlSeconds`; undefined when another holds it. A lease, not a guarantee: truth is decided in the database. */
  lock(key: string, ttlSeconds: number): Promise<Unlock | undefined>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type Unlock = () => Promise<void>;

/** Says something to every process that listens. At most once, unordered across publishers: for live views, never for truth. */
export interface FanOut {
  publish(channel: string, message: unknown): Promise<void>;
  /** Resolves once the subscription is in force. */
  subscribe(channel: string, listener: (message: unknown) => void): Promise<Unsubscribe>;
}

export type Unsubscribe = () => Promise<void>;

/** One declared cache entry: values by id, loaded once however many ask. */
export interface CacheEntryHandle<Value> {
  /** The remembered value, or what `load` answers; what `load` throws is not remembered. */
  get(id: string, load: () => Promise<Value>): Promise<Value>;
  drop(id: string): Promise<void>;
}
