import type { Alarm } from './alarms.ts';
import type { Message } from './message.ts';
import type { Bucket, CacheEntry, Database, DocumentStore, Job, SearchIndex, Subscription, Table } from './resources.ts';
import type { ScalingRule } from './scaling.ts';
import type { Gigabytes } from './units.ts';

export interface Compute {
  /** vCPU of one task. */
  readonly cpu: number;
  readonly memory: Gigabytes;
  readonly tasks: readonly [min: number, max: number];
}

/** Everything a service needs from the world, in one value beside its code. */
export interface Manifest {
  readonly name: string;
  readonly port: number;
  /** Path prefixes below the system's API prefix. */
  readonly routes: readonly `/${string}`[];
  /** The ones among `routes` that upgrade to a WebSocket. */
  readonly sockets?: readonly `/${string}`[];
  /**
   * Addresses of the web app whose first answer this service writes, for those who do not run the app: crawlers, and chats that show a
   * preview. `/events/*` is every address one part below `/events`; what is deeper remains the app's own.
   */
  readonly pages?: readonly `/${string}`[];
  readonly database?: Database;
  readonly cache?: Readonly<Record<string, CacheEntry>>;
  readonly tables?: Readonly<Record<string, Table>>;
  readonly objects?: Readonly<Record<string, Bucket>>;
  readonly documents?: DocumentStore;
  readonly search?: SearchIndex;
  readonly publishes?: readonly Message[];
  readonly subscribes?: readonly Subscription[];
  /** Other services it asks and waits for. */
  readonly calls?: readonly string[];
  /** What it sends to people. */
  readonly sends?: readonly ('mail' | 'sms' | 'push')[];
  /** Hosts outside the system it talks to. */
  readonly reaches?: readonly string[];
  readonly secrets?: readonly string[];
  readonly jobs?: Readonly<Record<string, Job>>;
  readonly compute: Compute;
  /** In addition to the system's. */
  readonly scaling?: readonly ScalingRule[];
  /** In addition to the system's. */
  readonly alarms?: readonly Alarm[];
}

/** States what a service needs. Everything that runs, deploys, prices or draws it reads this value. */
export const defineService = <const M extends Manifest>(manifest: M): M => manifest;

type Declared<List> = List extends readonly (infer Item)[] ? Item : never;

/** The names and messages a manifest declares, as types: the vocabulary of its context. */
export type Published<M extends Manifest> = Declared<M['publishes']>;
/** By which it says what it changed, if it does. */
export type Audited<M extends Manifest> = Extract<Published<M>, Message<`audit.${string}`>>;
export type Heard<M extends Manifest> = Declared<M['subscribes']> extends Subscription<infer Known> ? Known : never;
export type Called<M extends Manifest> = Declared<M['calls']>;
export type Cached<M extends Manifest> = M['cache'] extends object ? keyof M['cache'] & string : never;
export type Stored<M extends Manifest> = M['objects'] extends object ? keyof M['objects'] & string : never;
export type Secret<M extends Manifest> = Declared<M['secrets']>;
export type Scheduled<M extends Manifest> = M['jobs'] extends object ? keyof M['jobs'] & string : never;
export type Shown<M extends Manifest> = Declared<M['pages']>;
export type Sent<M extends Manifest> = Declared<M['sends']>;
