import { connectionsIn, type System } from '@event-planner/model';
import type { Adapters } from '@event-planner/platform/service';
import { createLogin } from './login.ts';
import type { DatabaseSettings, Settings } from './settings.ts';

export type DatabaseAddress = ReturnType<Adapters['database']>;

type Told = Pick<Settings, 'services' | 'databases' | 'ENVIRONMENT' | 'DATABASE_TLS' | 'proxied'>;

/** Where the database of each service of a task is, how it logs in, and how many connections it may hold. */
export function databasesOf(system: System, settings: Told): Readonly<Record<string, DatabaseAddress>> {
  return Object.fromEntries(
    settings.services.flatMap(service => {
      const told = settings.databases[service.name];
      if (!told) return [];
      const maxConnections = connectionsIn(system, settings.ENVIRONMENT, service);
      return [[service.name, { ...addressOf(told, settings), maxConnections }]];
    }),
  );
}

function addressOf({ place, ...secret }: DatabaseSettings, { DATABASE_TLS: tls, proxied }: Told): DatabaseAddress {
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
