import { domainIn, type Manifest, serviceKeyOf, type System, topicOf } from '@event-planner/model';
import { readConfig } from '@event-planner/platform/config';
import type { QueueAddress } from '@event-planner/platform/messaging/sns-sqs';
import type { z } from 'zod';
import { variable } from './names.ts';
import { commonVariables, type DatabasePlace, declaredVariables, ownPrefixes, queuesOf } from './variables.ts';

export interface DatabaseSettings {
  readonly place: DatabasePlace;
  /** As it was when the task started. */
  readonly password: string;
  /** Where to look when it was rotated since. */
  readonly secretArn: string;
}

/** Everything a task is told, read once. */
export interface Settings extends Common {
  readonly services: readonly Manifest[];
  /** Where mail comes from. */
  readonly sender: string;
  readonly port: number;
  readonly databases: Readonly<Record<string, DatabaseSettings>>;
  /** Several services keep their databases on one server. */
  readonly sharedServer: boolean;
  /** Connections are shared between transactions by a proxy. */
  readonly proxied: boolean;
  readonly secrets: Readonly<Record<string, string>>;
  readonly topics: Readonly<Record<string, string>>;
  readonly queues: Readonly<Record<string, QueueAddress>>;
  readonly buckets: Readonly<Record<string, string>>;
}

/** As the schema that is made from the manifests left it. */
type Read = Readonly<Record<string, unknown>>;

type Common = z.infer<z.ZodObject<ReturnType<typeof commonVariables>>>;

/** Throws ConfigError with everything that is missing, wrong or unknown, by name. `bundled` are the services this program has the code of. */
export function readSettings(system: System, bundled: readonly Manifest[], env: NodeJS.ProcessEnv = process.env): Settings {
  const services = wanted(bundled, env);
  const common = commonVariables(
    system,
    bundled.map(({ name }) => name),
  );
  const read: Read = readConfig({ ...common, ...declaredVariables(system, services) }, { env, prefix: ownPrefixes });
  const told = read as Common;
  const plan = system.environments[told.ENVIRONMENT]?.database;
  const databases = services.filter(({ database }) => database).map(({ name }) => [name, databaseOf(read, name)] as const);
  const queues = queuesOf(system, services).map(({ name }) => [name, queueOf(read, name)] as const);
  return {
    ...told,
    services,
    sender: `${system.title} <no-reply@${domainIn(system, told.ENVIRONMENT).zone}>`,
    port: (read['PORT'] as number | undefined) ?? (services[0] as Manifest).port,
    databases: Object.fromEntries(databases),
    sharedServer: plan?.servers === 'shared',
    proxied: plan?.proxy !== undefined,
    secrets: byName(
      read,
      'SECRET',
      services.flatMap(({ name, secrets = [] }) => [...secrets, serviceKeyOf(name)]),
    ),
    topics: byName(read, 'TOPIC', system.bus ? [] : services.flatMap(({ publishes = [] }) => publishes.map(topicOf))),
    queues: Object.fromEntries(queues),
    buckets: byName(
      read,
      'BUCKET',
      services.flatMap(({ objects = {} }) => Object.keys(objects)),
    ),
  };
}

/** Those asked for; all there are when that cannot be read, so that its mistake is told beside all others. */
function wanted(bundled: readonly Manifest[], env: NodeJS.ProcessEnv): readonly Manifest[] {
  const names = env['SERVICES']?.split(',') ?? [];
  const found = bundled.filter(({ name }) => names.includes(name));
  return found.length > 0 ? found : bundled;
}

const databaseOf = (read: Read, service: string): DatabaseSettings => ({
  place: read[variable('DATABASE', service)] as DatabasePlace,
  password: read[variable('DATABASE_PASSWORD', service)] as string,
  secretArn: read[variable('DATABASE_SECRET', service)] as string,
});

const queueOf = (read: Read, name: string): QueueAddress => ({
  url: read[variable('QUEUE', name)] as string,
  deadLettersUrl: read[variable('DEAD_LETTERS', name)] as string,
});

const byName = (read: Read, kind: 'SECRET' | 'TOPIC' | 'BUCKET', names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map(name => [name, read[variable(kind, name)] as string]));
