import type { Progress } from '../command/progress.ts';
import type { StripeKeys } from '../command/variables.ts';
import type { Setup } from './setup.ts';

export interface RunOptions {
  /** The module below systems/. */
  readonly system: string;
  /** Everything that lasts is kept here. */
  readonly dataDirectory: string;
  /** @default what the system's edge says; services and the sandbox move along by the same difference */
  readonly port?: number | undefined;
  /** A process per service. @default all in this one */
  readonly distributed?: boolean;
  /** A PostgreSQL server of the user's own. @default the embedded one */
  readonly databaseUrl?: string | undefined;
  /** What database names begin with. @default the system's name */
  readonly databasePrefix?: string;
  readonly redisUrl?: string | undefined;
  readonly smtpUrl?: string | undefined;
  /** The real payment provider. @default the sandbox */
  readonly stripe?: StripeKeys | undefined;
  /** @default what the system's firewall says */
  readonly requestsPerIp?: number | undefined;
  /** Fills a new system with the demo's world. @default yes */
  readonly demo?: boolean;
  /** Builds and serves the web app. @default yes */
  readonly web?: boolean;
  /** @default 'info' */
  readonly logLevel?: Setup['logLevel'];
  /** @default nothing is said */
  readonly progress?: Progress;
}
