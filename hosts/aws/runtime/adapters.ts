import { serviceKeyOf, type System } from '@event-planner/model';
import { createRedisCache } from '@event-planner/platform/cache';
import { createSesMailer } from '@event-planner/platform/mail/ses';
import { createSnsSqsBroker } from '@event-planner/platform/messaging/sns-sqs';
import { createS3Client, createS3Objects } from '@event-planner/platform/objects/s3';
import { type Adapters, createWebPage, serviceTokensOf, type Transport } from '@event-planner/platform/service';
import type { Logger } from '@event-planner/platform/telemetry';
import { servicePublicKeys } from '@event-planner/platform/tokens';
import { countMessages } from './count-messages.ts';
import { databasesOf } from './databases.ts';
import { openPublicKeys } from './public-keys.ts';
import type { Settings } from './settings.ts';

export interface AwsAdapters {
  readonly adapters: Adapters;
  /** Lets those a service calls know it, before it calls anybody. */
  publishKeys(service: string): Promise<void>;
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
  const databases = databasesOf(system, settings);
  const mailer = createSesMailer({ from: settings.sender });
  const s3 = createS3Client();
  const secret = (name: string): string => given(settings.secrets, name);
  const publicKeys = openPublicKeys({ system, environmentName: settings.ENVIRONMENT });
  const adapters: Adapters = {
    system,
    broker,
    cache,
    mailer,
    transport,
    log,
    now,
    webUrl: settings.WEB_URL,
    webPage: createWebPage({ url: `${settings.WEB_URL}/index.html`, now }),
    database: service => given(databases, service),
    objects: (_service, name, bucket) => createS3Objects({ client: s3, bucketName: given(settings.buckets, name), name, bucket, now }),
    secret,
    serviceTokens: serviceTokensOf({ system, secret, publicKeysOf: publicKeys.of, now }),
  };
  return {
    adapters,
    publishKeys: service => publicKeys.publish(service, servicePublicKeys(secret(serviceKeyOf(service)))),
    async close() {
      await broker.close();
      await cache.close();
      mailer.close();
      s3.destroy();
      publicKeys.close();
    },
  };
}

function given<Value>(values: Readonly<Record<string, Value>>, name: string): Value {
  const value = values[name];
  if (value === undefined) throw new Error(`this task was given no ${name}`);
  return value;
}
