import type {
  Audited,
  Body,
  Called,
  Cached,
  Heard,
  Manifest,
  Message,
  Published,
  Scheduled,
  Secret,
  Sent,
  Shown,
  Stored,
} from '@event-planner/model';
import type { z } from 'zod';
import type { Changed } from '../audit/index.ts';
import type { CacheEntryHandle, FanOut } from '../cache/index.ts';
import type { Database, Transaction } from '../database/index.ts';
import type { Routes, SocketHandler } from '../http/index.ts';
import type { Mailer } from '../mail/index.ts';
import type { AfterCommit, BatchSubscriber, Handling } from '../messaging/index.ts';
import type { Objects } from '../objects/index.ts';
import type { Logger } from '../telemetry/index.ts';

export interface CallRequest<Schema extends z.ZodType> {
  readonly method?: 'GET' | 'POST';
  /** Below the system's API prefix, such as `/bookings/…/payable`. */
  readonly path: string;
  readonly body?: unknown;
  readonly response: Schema;
  /** How long each try waits for the answer. @default 5 s */
  readonly timeoutMs?: number;
}

/**
 * What a service's code is given: exactly what its manifest declares. An undeclared message, call, cache entry, bucket or secret
 * does not compile, and is refused at run time as well, as IAM and security groups would.
 */
export interface Context<M extends Manifest, Tables = unknown> {
  readonly manifest: M;
  readonly db: Database<Tables>;
  readonly log: Logger;
  readonly now: () => Date;
  readonly tokens: {
    /** What every access token of this system says of itself. */
    readonly issuer: string;
    readonly audience: string;
    /** Has every service refuse the access tokens that were given in these sessions, and these API keys, as far as it can be told: after they ended, never before. */
    endSessions(ids: readonly string[]): Promise<void>;
    /** Closes a socket with `sessionEnded` when the session ends that its pass was given in, or the API key it was got by; at once where it had. One that says nothing of a session is nobody's. */
    closeWithSession(sessionId: string, socket: Pick<Parameters<SocketHandler>[0], 'close' | 'on'>): void;
  };
  /** Where people reach the web app, without a slash at the end. */
  readonly webUrl: string;
  /** The web app's page as it is served, for who writes the first answer at some of its addresses; remembered for a minute. */
  readonly webPage: [Shown<M>] extends [never] ? never : () => Promise<string>;
  /** Announces a fact with the transaction: it is sent if and only if that commits. */
  publish<Said extends Published<M>>(tx: Transaction<Tables>, said: Said, body: Said extends Message ? Body<Said> : never): Promise<void>;
  /** Writes down who changed what, with the transaction that changes it: in the audit message the manifest publishes. */
  audit(tx: Transaction<Tables>, changed: [Audited<M>] extends [never] ? never : Changed): Promise<void>;
  /** Asks another service and waits; never while a lock is held. A refusal of its comes through, anything else is `unavailable`. */
  call<Schema extends z.ZodType>(service: Called<M>, request: CallRequest<Schema>): Promise<z.infer<Schema>>;
  cache<Schema extends z.ZodType>(entry: Cached<M>, schema: Schema): CacheEntryHandle<z.infer<Schema>>;
  /** Reaches every process of this service that listens; for live views, never for truth. */
  readonly fanOut: FanOut;
  objects(bucket: Stored<M>): Objects;
  secret(name: Secret<M>): string;
  readonly mailer: [Sent<M>] extends [never] ? never : Mailer;
}

/** By message: a function for one at a time, or `{ inBatches }` for whatever lies in the queue. */
export type Subscribers<M extends Manifest, Tables> = {
  readonly [Known in Heard<M> as Known extends Message<infer Name> ? Name : never]: Known extends Message
    ? ((body: Body<Known>, handling: Handling<Tables>) => Promise<AfterCommit | void>) | BatchSubscriber<Tables, Body<Known>>
    : never;
};

/** What a service is made of once its dependencies are there. */
export interface App<M extends Manifest, Tables> {
  /** Mounted below the system's API prefix. */
  readonly routes: readonly Routes[];
  /** Those of the web app's addresses that the manifest states; mounted where the edge asks for them. */
  readonly pages?: readonly Routes[];
  readonly subscribers: Subscribers<M, Tables>;
  readonly jobs: Readonly<Record<Scheduled<M>, () => Promise<void>>>;
  readonly sockets?: Readonly<Record<NonNullable<M['sockets']>[number], SocketHandler>>;
  /** Resolves once it does nothing of its own accord. */
  idle?(): Promise<void>;
  close?(): Promise<void>;
}

export interface Service<M extends Manifest, Tables> {
  readonly manifest: M;
  /** Its folder of plain SQL files. */
  readonly migrations: URL;
  createApp(context: Context<M, Tables>): Promise<App<M, Tables>>;
}

/** Any service, as the hosts see it: what it declares and how to start it, its types forgotten. */
export interface AnyService {
  readonly manifest: Manifest;
  readonly migrations: URL;
  createApp(context: Context<Manifest>): Promise<App<Manifest, unknown>>;
}

/**
 * Joins a manifest with its code. From here on only the manifest is known of its types; that is sound because the context
 * it is given is built from that same manifest.
 */
export const defineServiceApp = <const M extends Manifest, Tables>(service: Service<M, Tables>): AnyService =>
  service as unknown as AnyService;
