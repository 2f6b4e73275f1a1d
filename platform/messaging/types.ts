import type { Message } from '@event-planner/model';
import type { Transaction } from '../database/index.ts';

/** Ran once the transaction has committed: pushes to live views, wake-ups. It may be lost in a crash. */
export type AfterCommit = () => void;

export interface Handling<Tables> {
  /** The transaction that also records the message as handled: what is written with it happens exactly once. */
  readonly tx: Transaction<Tables>;
  readonly messageId: string;
  readonly occurredAt: Date;
  readonly correlationId: string;
}

/** One of the messages that are handled together. */
export interface Item<Body> extends Omit<Handling<unknown>, 'tx'> {
  readonly body: Body;
  /** Runs `work` under the correlation id and the trace of whoever published this message; publish in it what follows from it. */
  within<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Handles whatever lies in the queue with few statements. Waits for nothing but its own database: it has everybody's rows in hand. */
export interface BatchSubscriber<Tables, Body = never> {
  inBatches(items: readonly Item<Body>[], tx: Transaction<Tables>): Promise<AfterCommit | void>;
}

export type Subscriber<Tables> = ((body: never, handling: Handling<Tables>) => Promise<AfterCommit | void>) | BatchSubscriber<Tables>;

/** By message name: `'booking.confirmed.v1': (body, { tx }) => …`. */
export type SubscriberTable<Tables> = Readonly<Record<string, Subscriber<Tables>>>;

export interface Messaging<Tables> {
  /** Announces a fact with the transaction: it is sent if and only if that commits. Throws on a message the manifest does not publish, and on a body its schema refuses. */
  publish(tx: Transaction<Tables>, said: Message, body: unknown): Promise<void>;
  /** Begins to relay and to handle. Throws when a declared subscription has no handler, or a handler no subscription. */
  start(subscribers: SubscriberTable<Tables>): Promise<void>;
  /** Resolves once nothing is left to relay and the own queues are empty (dead letters aside). For tests and for draining. */
  idle(): Promise<void>;
  /** Takes nothing new and finishes what is in hand. */
  stop(): Promise<void>;
}
