import type { Bucket, System } from '@event-planner/model';
import type { Cache } from '../cache/index.ts';
import type { DatabaseOptions } from '../database/index.ts';
import type { Mailer } from '../mail/index.ts';
import type { Broker } from '../messaging/index.ts';
import type { Objects } from '../objects/index.ts';
import type { Logger } from '../telemetry/index.ts';
import type { ServiceTokens } from '../tokens/index.ts';
import type { Transport } from './transport.ts';

/** What a host gives its services to stand on. Chosen by the host's configuration; no service knows which it got. */
export interface Adapters {
  readonly system: System;
  /** Where a service's database is. @default `maxConnections` is what its manifest says */
  database(service: string): Readonly<Omit<DatabaseOptions, 'applicationName' | 'onError'>>;
  readonly broker: Broker;
  readonly cache: Cache;
  readonly mailer: Mailer;
  objects(service: string, name: string, bucket: Bucket): Objects;
  secret(name: string): string;
  serviceTokens(service: string): ServiceTokens;
  readonly transport: Transport;
  readonly log: Logger;
  readonly webUrl: string;
  /** The web app's page, for who writes the first answer at some of its addresses. Throws `unavailable` while it cannot be had. */
  readonly webPage: () => Promise<string>;
  readonly now: () => Date;
  /** @default jobs run by the clock; otherwise only when asked, by who wants to know when */
  readonly jobs?: 'by the clock' | 'when asked';
}
