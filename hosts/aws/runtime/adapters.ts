import type { System } from '@event-planner/model';
import { createRedisCache } from '@event-planner/platform/cache';
import { createSesMailer } from '@event-planner/platform/mail/ses';
import { createSnsSqsBroker } from '@event-planner/platform/messaging/sns-sqs';
import { type Adapters, serviceTokensOf, type Transport } from '@event-planner/platform/service';
import type { Logger } from '@event-planner/platform/telemetry';
import { countMessages } from './count-messages.ts';
import { createLogin } from './login.ts';
import type { DatabaseSettings, Settings } from './settings.ts';

export interface AwsAdapters {
  readonly adapters: Adapters;
  close(): Promise<void>;
}

export interface AdapterParts {
  readonly system: System;
  readonly settings: Settings;
  readonly transport: Transport;
  readonly log: Logger;
}

/** What AWS offers for each port. */
export function openAdapters({ system, settings, transport, log }: AdapterParts): AwsAdapters {
  const now = (): Date => new Date();
  if (system.bus) throw new Error(`${system.name} says everything on a bus, for which this host has no adapter yet`);
  const broker = countMessages(createSnsSqsBroker({ log, topics: settings.topics, queues: settings.queues }), log);
  const cache = createRedisCache({ url: settings.CACHE_URL, token: settings.CACHE_TOKEN, cluster: settings.CACHE_CLUSTER, log });
  const mailer = createSesMailer({ from: settings.sender });
  const adapters: Adapters = {
    system,
    broker,
    cache,
    mailer,
    transport,
    log,
    now,
    webUrl: settings.WEB_URL,
    database: service => addressOf(given(settings.databases, service), settings),
    objects: (service, name) => {
      throw new Error(`${service} stores objects in ${name}, for which this host has no adapter yet`);
    },
    secret: name => given(settings.secrets, name),
    serviceTokens: serviceTokensOf({ system, secret: settings.SECRET_SERVICE_KEY, now }),
  };
  return {
    adapters,
    async close() {
      await broker.close();
      await cache.close();
      mailer.close();
    },
  };
}

function addressOf(
  { place, ...secret }: DatabaseSettings,
  { DATABASE_TLS: tls, proxied }: Pick<Settings, 'DATABASE_TLS' | 'proxied'>,
): ReturnType<Adapters['database']> {
  const { host, readHost, port, database, user } = place;
  const url = (at: string): string =>
    `postgres://${encodeURIComponent(user)}@${at}:${port}/${encodeURIComponent(database)}${tls === 'off' ? '?sslmode=disable' : ''}`;
  return {
    url: url(host),
    ...(readHost !== undefined && { readUrl: url(readHost) }),
    login: createLogin(secret),
    // A statement prepared on a connection ties that connection to us, which a proxy is there to avoid:
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-pinning.html
    ...(proxied && { preparedStatements: 0 }),
  };
}

function given<Value>(values: Readonly<Record<string, Value>>, name: string): Value {
  const value = values[name];
  if (value === undefined) throw new Error(`this task was given no ${name}`);
  return value;
}
