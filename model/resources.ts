import type { Message } from './message.ts';
import { days, type Gigabytes, type Seconds, seconds } from './units.ts';

/** One PostgreSQL database owned by one service. */
export interface Database {
  readonly storage: Gigabytes;
  /** Copies that serve stale-tolerant reads (`db.read`). */
  readonly replicas: number;
  /** Connections one task may hold. */
  readonly connectionsPerTask: number;
}

/** A value that may be recomputed. Whatever changes it is named here, so that staleness has a bound. */
export interface CacheEntry {
  /** `{id}` stands for the caller's id: `event:{id}`. */
  readonly key: `${string}:{id}`;
  readonly ttl: Seconds;
  /** Served this long past `ttl` while one caller refreshes it. @default not at all */
  readonly staleFor?: Seconds;
  /** Messages that drop it. A service that drops it by its own writes says `'owner'`. */
  readonly dropOn: readonly (Message | 'owner')[];
}

/** A key-value table with expiry, for facts looked up by key alone. */
export interface Table {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly ttl: Seconds;
  /** Secondary indexes by partition key. */
  readonly indexes?: Readonly<Record<string, { readonly partitionKey: string; readonly sortKey?: string }>>;
}

/** A place for files. Nothing in it is public: readers get signed links. */
export interface Bucket {
  readonly maxObjectBytes: number;
  readonly contentTypes: readonly `${string}/${string}`[];
  /** @default kept until deleted */
  readonly expireAfter?: Seconds;
  /**
   * For so long nobody changes or deletes in production what was written there, not even whoever may do everything else: what overwrites it is another version beside it.
   * On one machine whoever owns the disk does. @default it is not locked
   */
  readonly lockedFor?: Seconds;
  /** How long a signed link to an object works. */
  readonly linkTtl: Seconds;
}

/** Append-only documents, such as the audit trail. */
export interface DocumentStore {
  readonly collections: readonly string[];
  readonly retention: Seconds;
}

/** A search index fed by messages and rebuildable from its source. */
export interface SearchIndex {
  readonly name: string;
  readonly fields: readonly string[];
  readonly facets: readonly string[];
}

/** Work that runs by the clock, on one task at a time. */
export interface Job {
  /** Five-field cron in UTC. */
  readonly schedule: string;
  readonly timeout: Seconds;
}

/** One subscriber's queue for one message, with its dead letters. */
export interface Subscription<M extends Message = Message> {
  readonly message: M;
  /** How long a handler may hold a message before another may take it. */
  readonly visibility: Seconds;
  /** How often a message is tried before it becomes a dead letter. */
  readonly receives: number;
  readonly retention: Seconds;
  readonly deadLetterRetention: Seconds;
  /** Messages one task handles at a time. */
  readonly parallel: number;
}

/** Subscribes to a message. @default tried 3 times, 30 s each; kept 4 days, dead letters 14 days; 10 at a time */
export const on = <M extends Message>(heard: M, policy: Partial<Omit<Subscription, 'message'>> = {}): Subscription<M> => ({
  message: heard,
  visibility: seconds(30),
  receives: 3,
  retention: days(4),
  deadLetterRetention: days(14),
  parallel: 10,
  ...policy,
});
