import { type Manifest, serviceKeyOf, type System } from '@event-planner/model';
import { type PublicKeys, servicePublicKeys } from '@event-planner/platform/tokens';
import type { DataFolder } from '../data/data-folder.ts';
import { objectsKey, type Secrets } from '../data/secrets.ts';
import { databaseName, type Relational } from '../stores/relational.ts';
import { named } from './named.ts';
import type { RunOptions } from './options.ts';

/** Everything a process needs to run services, as plain data: a service's own process is sent the same. */
export interface Setup {
  /** The module below systems/. */
  readonly system: string;
  readonly webUrl: string;
  /** postgres:// URLs by service, and the broker's. */
  readonly databases: Readonly<Record<string, string>>;
  /** Where each service listens when it has a process of its own. */
  readonly ports: Readonly<Record<string, number>>;
  readonly secrets: Secrets;
  /** What services know each other by. */
  readonly serviceKeys: Readonly<Record<string, PublicKeys>>;
  readonly mailboxDirectory: string;
  readonly objectsDirectory: string;
  readonly logDirectory: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly redisUrl: string | undefined;
  readonly smtpUrl: string | undefined;
}

/** Databases of the host's own among `Setup.databases`. */
export const brokerDatabase = 'broker';
export const sandboxDatabase = 'sandbox';

export interface SetupParts {
  readonly system: System;
  readonly options: RunOptions;
  readonly port: number;
  readonly folder: DataFolder;
  readonly relational: Relational;
  readonly secrets: Secrets;
}

export function createSetup({ system, options, port, folder, relational, secrets }: SetupParts): Setup {
  const { databasePrefix = system.name, logLevel = 'info', redisUrl, smtpUrl } = options;
  return {
    system: options.system,
    secrets,
    serviceKeys: Object.fromEntries(system.services.map(({ name }) => [name, servicePublicKeys(named(secrets, serviceKeyOf(name)))])),
    logLevel,
    redisUrl,
    smtpUrl,
    webUrl: `http://localhost:${port}`,
    databases: Object.fromEntries(databaseParts(system).map(part => [part, relational.url(databaseName(databasePrefix, part))])),
    ports: Object.fromEntries(system.services.map(service => [service.name, service.port - system.edge.port + port])),
    mailboxDirectory: folder.mailbox,
    objectsDirectory: folder.objects,
    logDirectory: folder.log,
  };
}

/** Each of these gets a database: the services that declare one, the broker, and the payment provider's double. */
export const databaseParts = ({ services }: Pick<System, 'services'>): readonly string[] => [
  ...services.filter(service => service.database).map(({ name }) => name),
  brokerDatabase,
  sandboxDatabase,
];

/** For a process of one service's own: its secrets, and no other service's. */
export function setupFor(setup: Setup, { name, secrets = [] }: Manifest): Setup {
  const own = [...secrets, serviceKeyOf(name), objectsKey];
  return { ...setup, secrets: Object.fromEntries(own.map(secret => [secret, named(setup.secrets, secret)])) };
}
