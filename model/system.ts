import type { Alarm } from './alarms.ts';
import type { Environment } from './environment.ts';
import type { Scaling } from './scaling.ts';
import type { Manifest } from './service.ts';
import type { Seconds } from './units.ts';

/** A page application served at the edge. */
export interface WebApp {
  readonly name: string;
  /** The workspace that builds it. */
  readonly folder: string;
  readonly path: `/${string}`;
  /** What other people's websites may show of it. @default nothing */
  readonly embed?: {
    /** Addresses below it may stand in anybody's frame; all others in nobody's. */
    readonly frames: `/${string}`;
    /** The file that anybody's page may run. */
    readonly script: `/${string}`;
  };
}

/** Below it a web app's files have a hash of their content in their names: under one name there is only ever one content. */
export const hashedFiles = '/assets/';

/** What stands between people and the services. */
export interface Edge {
  readonly port: number;
  readonly domain: { readonly web: string; readonly api: string };
  readonly webApps: readonly WebApp[];
  /** Of any request; a service's routes take 1 MB each unless they say otherwise. */
  readonly maxBodyBytes: number;
  readonly requestTimeout: Seconds;
  readonly idleTimeout: Seconds;
  readonly drain: Seconds;
  readonly health: {
    readonly path: `/${string}`;
    readonly every: Seconds;
    readonly timeout: Seconds;
    readonly healthy: number;
    readonly unhealthy: number;
  };
  readonly tls: { readonly minimum: '1.2' | '1.3'; readonly preferred: '1.3' };
  /** A page is a hundred files: those below `hashedFiles` do not count, or a dozen visitors of one office would be too many. */
  readonly firewall: { readonly requestsPerIp: number; readonly per: Seconds; readonly commonRules: boolean };
}

/**
 * 'random': 32 random bytes, base64url. 'signing-key': a private Ed25519 key, as a JWK.
 * Or somebody else's to give: whoever operates an environment fetches it there.
 */
export type SecretSource = 'random' | 'signing-key' | OutsideSecret;

export interface OutsideSecret {
  /** Where it is found, for whoever has to fetch it. */
  readonly from: string;
  /** What one begins with that is good for trying things out. */
  readonly trialPrefix: string;
}

export interface System {
  readonly name: string;
  readonly title: string;
  readonly apiPrefix: `/${string}`;
  readonly services: readonly Manifest[];
  readonly edge: Edge;
  /** 'bus': messages go over one event bus, which keeps them for `archive` so that they can be played again. @default topics, one per kind of thing */
  readonly bus?: { readonly archive: Seconds };
  /** How each secret of a manifest is made. @default no service keeps any */
  readonly secrets?: Readonly<Record<string, SecretSource>>;
  /** Where alarms and budgets write to. */
  readonly operators: {
    readonly mail: string;
    /** Where the articles of docs/runbooks are read. @default dashboards name their place in the repository */
    readonly runbooks?: `https://${string}`;
  };
  /** Rules every service scales by, unless it adds its own. */
  readonly scaling: Scaling;
  /** Alarms every service has, unless it adds its own. */
  readonly alarms: readonly Alarm[];
  readonly environments: Readonly<Record<string, Environment>>;
}

/** Composes services into a system. The local host runs this value; the AWS host deploys it. */
export const defineSystem = <const S extends System>(system: S): S => system;
