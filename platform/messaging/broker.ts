import type { Queue } from '@event-planner/model';

/** What travels beside a body: who asked first, and the trace it belongs to. */
export type MessageHeaders = Readonly<Record<string, string>>;

/** A message on its way. JSON throughout. */
export interface Envelope {
  readonly id: string;
  /** `booking.confirmed.v1` */
  readonly name: string;
  /** RFC 3339, UTC. */
  readonly occurredAt: string;
  readonly headers: MessageHeaders;
  readonly body: unknown;
}

export interface Received {
  /** Names this receipt of the message to `Settled`. */
  readonly receipt: string;
  /** 1 the first time. */
  readonly receives: number;
  readonly envelope: Envelope;
}

/** What became of a message: handled, to be tried again (or dead when it was tried often enough), or dead at once. */
export type Settled =
  | { readonly receipt: string; readonly outcome: 'done' }
  | { readonly receipt: string; readonly outcome: 'failed' | 'dead'; readonly reason: string };

/** Answers for every message of the batch. One that it leaves out, and all of them when it throws, are tried again. */
export type BatchHandler = (batch: readonly Received[]) => Promise<readonly Settled[]>;

/** Takes no more, and resolves when what was in hand is settled. */
export type Stop = () => Promise<void>;

export interface DeadLetter {
  readonly id: string;
  readonly envelope: Envelope;
  /** Why its last try failed. */
  readonly reason: string;
  readonly receives: number;
  readonly diedAt: Date;
}

export interface Page {
  /** @default 50 */
  readonly limit?: number;
  readonly cursor?: string;
}

export interface DeadLetterPage {
  readonly items: readonly DeadLetter[];
  readonly nextCursor: string | null;
}

/** How much lies where, by queue. `delayed` waits for its next try. */
export interface Depth {
  readonly queue: string;
  readonly ready: number;
  readonly delayed: number;
  readonly inFlight: number;
  readonly dead: number;
}

/**
 * Carries messages to queues and keeps them until somebody has handled them: at least once, in no promised order.
 * A message that is not settled within its queue's `visibility` is handed out again; after `receives` tries it lies in the dead letters.
 */
export interface Broker {
  /** From here on these queues take their messages, as described and with their dead letters. What an adapter cannot do as described is refused here. */
  ensure(queues: readonly Queue[]): Promise<void>;
  /** False of a message that `send` would put nowhere, now that queues are ensured: it need not be kept for that. */
  takes(message: string): boolean;
  /**
   * Puts each message into every queue that was ensured for it. When it rejects, some may be there all the same: sending again is safe,
   * for whoever handles a message knows its id.
   */
  send(envelopes: readonly Envelope[]): Promise<void>;
  /** Hands out batches of at most `queue.parallel`, one at a time. */
  consume(queue: Queue, handler: BatchHandler): Promise<Stop>;
  readonly deadLetters: {
    /** Newest first. */
    list(queue: string, page?: Page): Promise<DeadLetterPage>;
    /** Puts them back into their queue with all their tries; without ids, all of them. Answers how many. */
    redrive(queue: string, ids?: readonly string[]): Promise<number>;
  };
  depths(queues?: readonly string[]): Promise<readonly Depth[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
