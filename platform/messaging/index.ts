export type {
  Broker,
  BatchHandler,
  DeadLetter,
  DeadLetterPage,
  Depth,
  Envelope,
  MessageHeaders,
  Page,
  Received,
  Settled,
  Stop,
} from './broker.ts';
export { createDeadLetters, type DeadLetters } from './dead-letters.ts';
export { createMessaging, type MessagingOptions } from './messaging.ts';
export { createPgBossBroker, type PgBossOptions } from './pg-boss/broker.ts';
export type { AfterCommit, BatchSubscriber, Handling, Item, Messaging, Subscriber, SubscriberTable } from './types.ts';

/** The folder of the outbox and the inbox, for `migrate` beside a service's own. */
export const messagingMigrations: URL = new URL('./migrations', import.meta.url);
