import type { System } from '@event-planner/model';
import { type Cache, createMemoryCache, createRedisCache } from '@event-planner/platform/cache';
import { createMailbox, createSmtpMailer, type Mailbox } from '@event-planner/platform/mail';
import { createPgBossBroker } from '@event-planner/platform/messaging';
import { type Adapters, createWebPage, serviceTokensOf, type Transport } from '@event-planner/platform/service';
import type { Logger } from '@event-planner/platform/telemetry';
import { openObjects } from '../stores/objects.ts';
import { named } from './named.ts';
import { brokerDatabase, type Setup } from './setup.ts';

export interface LocalAdapters {
  readonly adapters: Adapters;
  close(): Promise<void>;
}

export interface AdapterParts {
  readonly system: System;
  readonly setup: Setup;
  readonly transport: Transport;
  readonly log: Logger;
  /** Where no variable names a server. @default one in the memory of this process */
  readonly embeddedCache?: Cache;
}

/** Chooses an adapter for each port: what a variable names, or what is embedded. Nobody else asks what it is. */
export async function openAdapters({ system, setup, transport, log, embeddedCache }: AdapterParts): Promise<LocalAdapters> {
  const now = (): Date => new Date();
  const secret = (name: string): string => named(setup.secrets, name);
  const broker = await createPgBossBroker({ url: named(setup.databases, brokerDatabase), log });
  const cache = setup.redisUrl === undefined ? (embeddedCache ?? createMemoryCache()) : createRedisCache({ url: setup.redisUrl, log });
  const mailer = setup.smtpUrl === undefined ? openMailbox(setup) : createSmtpMailer({ url: setup.smtpUrl });
  const openBucket = openObjects(system, setup);
  const adapters: Adapters = {
    system,
    broker,
    cache,
    mailer,
    transport,
    log,
    now,
    webUrl: setup.webUrl,
    webPage: createWebPage({ url: `${setup.webUrl}/index.html`, now }),
    database: service => ({ url: named(setup.databases, service) }),
    objects: (_service, name, bucket) => openBucket(name, bucket),
    secret,
    // Only who declares the call is let in, as security groups would.
    serviceTokens: serviceTokensOf({ system, secret, publicKeysOf: async service => named(setup.serviceKeys, service), now }),
  };
  return {
    adapters,
    async close() {
      await broker.close();
      await cache.close();
    },
  };
}

/** Letters people would have got, to be read at /mailbox. */
export const openMailbox = ({ mailboxDirectory }: Pick<Setup, 'mailboxDirectory'>): Mailbox =>
  createMailbox({ directory: mailboxDirectory });
