import { type Manifest, type Queue, queues, serviceKeyOf, type System, topicOf } from '@event-planner/model';
import { z } from 'zod';
import { kinds, variable } from './names.ts';

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.issues.push({ code: 'custom', message: 'is not JSON', input: undefined });
        return z.NEVER;
      }
    })
    .pipe(schema);

const host = z.string().regex(/^[\w.-]+$/, 'is not a host');
const port = z.coerce.number().int().min(1).max(65_535);
const text = z.string().min(1);

/** Where a service's database is. Its password comes apart, as a secret. */
export const DatabasePlace = z.strictObject({ host, readHost: host.optional(), port, database: text, user: text });
export type DatabasePlace = z.infer<typeof DatabasePlace>;

/** What every task is told. */
export const commonVariables = (system: System, bundled: readonly string[]) => ({
  SYSTEM: z.literal(system.name),
  ENVIRONMENT: z.enum(Object.keys(system.environments)),
  /** Comma-separated. */
  SERVICES: z
    .string()
    .transform(list => list.split(','))
    .pipe(z.array(z.enum(bundled)).min(1)),
  WEB_URL: z.url({ protocol: /^https?$/ }).transform(url => url.replace(/\/$/, '')),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  AWS_REGION: text,
  /** 'off' is for a server on this machine: nothing else may be spoken to in the clear. */
  DATABASE_TLS: z.enum(['verify', 'off']).default('verify'),
  CACHE_URL: z.url({ protocol: /^rediss?$/ }),
  CACHE_CLUSTER: z.stringbool().default(false),
  CACHE_TOKEN: text,
  /** Of a system whose messages go over a bus. */
  BUS: text.optional(),
  DOCUMENTS_URL: text.optional(),
  SEARCH_URL: text.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  OTEL_SERVICE_NAME: text.optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
});

/** What a task is told because of what its services' manifests declare. */
export function declaredVariables(system: System, services: readonly Manifest[]): Readonly<Record<string, z.ZodType>> {
  const declared = services.flatMap(service => [
    ...(service.database ? databaseVariables(service.name) : []),
    ...(service.secrets ?? []).map(name => [variable('SECRET', name), text] as const),
    [variable('SECRET', serviceKeyOf(service.name)), z.string().min(32)] as const,
    ...(system.bus ? [] : (service.publishes ?? []).map(said => [variable('TOPIC', topicOf(said)), text] as const)),
    ...Object.keys(service.objects ?? {}).map(name => [variable('BUCKET', name), text] as const),
    ...Object.keys(service.tables ?? {}).map(name => [variable('TABLE', name), text] as const),
  ]);
  const heard = queuesOf(system, services).flatMap(({ name }) => [
    [variable('QUEUE', name), z.url()] as const,
    [variable('DEAD_LETTERS', name), z.url()] as const,
  ]);
  // One port for all: the one the load balancer is told of. A service alone listens on its own.
  return Object.fromEntries([['PORT', services.length > 1 ? port : port.optional()] as const, ...declared, ...heard]);
}

const databaseVariables = (service: string): readonly (readonly [string, z.ZodType])[] => [
  [variable('DATABASE', service), json(DatabasePlace)],
  [variable('DATABASE_PASSWORD', service), text],
  [variable('DATABASE_SECRET', service), text],
];

export const queuesOf = (system: System, services: readonly Manifest[]): readonly Queue[] =>
  queues(system).filter(({ subscriber }) => services.some(({ name }) => name === subscriber));

/** Names that only this program has. */
export const ownPrefixes: readonly string[] = kinds.map(kind => `${kind}_`);
