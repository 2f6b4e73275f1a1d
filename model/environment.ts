import type { Alarm } from './alarms.ts';
import type { Scaling } from './scaling.ts';
import type { Compute } from './service.ts';
import type { Gigabytes, Percent, Seconds } from './units.ts';

/** Where and how large. Whatever may be left out has its default stated beside it. */
export interface Environment {
  /** 'production': its data is protected and nobody opens a shell in it. 'development': may be stopped, and thrown away. */
  readonly purpose: 'development' | 'staging' | 'production';
  /** The AWS account it lives in, alone: twelve digits. */
  readonly account: string;
  /** The environment whose account it shares: what an account has once is that one's. @default has its account alone */
  readonly guestOf?: string;
  readonly regions: readonly [primary: string, standby?: string];
  readonly zones: number;
  /** 'together' runs all services in one task. @default 'apart' */
  readonly placement?: 'apart' | 'together';
  /** Of the one task when placed together. */
  readonly together?: Compute;
  /** Tasks of a service kept in each zone. @default 1 */
  readonly tasksPerZone?: number;
  /** Share of tasks on spot capacity. @default none */
  readonly spot?: Percent;
  /** @default one in every zone */
  readonly natGateways?: 'per-zone' | 'one';
  /**
   * What of AWS is reached inside the network: all that tasks use, or only what none can start without (images, logs, secrets, parameters).
   * The rest then goes out through the NAT gateway, which all tasks may use: cheaper, and less closed. @default all
   */
  readonly endpoints?: 'all' | 'to-start';
  readonly database: DatabasePlan;
  readonly cache: CachePlan;
  /** Nodes of the document store: the primary and its replicas. @default none */
  readonly documents?: NodesPlan;
  /** Nodes of the search engine. @default none; needed where a service has an index */
  readonly search?: NodesPlan;
  /** Sizes that differ from a service's own manifest. */
  readonly services?: Readonly<Record<string, Partial<Compute>>>;
  /** @default the system's */
  readonly scaling?: Scaling;
  /** @default the system's */
  readonly alarms?: readonly Alarm[];
  readonly logRetention: Seconds;
  /** Share of requests traced; failed ones always are. */
  readonly traces: Percent;
  readonly deployment: 'rolling' | 'blue-green';
  readonly recovery: Recovery;
  /** Runs only then; stopped otherwise. Five-field cron in UTC. @default always */
  readonly hours?: { readonly start: string; readonly stop: string };
  /** What is expected to happen, for its price: nothing is sized by it. @default almost nothing */
  readonly traffic?: Traffic;
  /** US dollars a month; whoever operates it is told at 80 % and when the forecast exceeds it. */
  readonly budget: number;
  /** What the requirements say it costs a month, in US dollars; the cost model explains the difference. @default they say nothing */
  readonly estimate?: readonly [low: number, high: number];
}

export interface NodesPlan {
  readonly nodes: number;
  readonly nodeMemory: Gigabytes;
}

/** A month like any other. */
export interface Traffic {
  readonly bookings: number;
  /** Everything the load balancer answers for one booking: browsing, polling, sockets. */
  readonly requestsPerBooking: number;
  /** What one request sends out, on average. */
  readonly answer: Gigabytes;
  /** What one request writes to the logs, over all services. */
  readonly logs: Gigabytes;
  /** What the CDN sends to one visitor who books. */
  readonly web: Gigabytes;
}

export interface DatabasePlan {
  /** 'aurora': one cluster whose instances share their storage; its readers are the replicas. @default 'postgres' */
  readonly engine?: 'postgres' | 'aurora';
  /** Connections are pooled by a proxy in front. @default services connect directly */
  readonly proxy?: { readonly connections: number; readonly idle: Seconds };
  /** 'shared': one server holds every service's database. */
  readonly servers: 'per-service' | 'shared';
  /** Memory and vCPU of one server. */
  readonly memory: Gigabytes;
  readonly cpu: number;
  /** A synchronous copy in another zone that takes over by itself. */
  readonly standby: boolean;
  /** @default what each service's manifest says */
  readonly replicas?: number;
  /** @default what each service's manifest says, summed when shared */
  readonly storage?: Gigabytes;
  /** Connections one service may hold in one task. @default what each service's manifest says */
  readonly connectionsPerTask?: number;
  readonly backupDays: number;
  readonly pointInTimeDays: number;
}

export interface CachePlan {
  readonly shards: number;
  readonly replicasPerShard: number;
  readonly nodeMemory: Gigabytes;
}

/** How soon it is back and how much may be lost, and by what means. */
export interface Recovery {
  readonly rto: Seconds;
  readonly rpo: Seconds;
  /** Copies of backups in the standby region. @default none */
  readonly copies?: 'daily' | 'weekly';
  /** Time to live of the failover records. */
  readonly dnsTtl?: Seconds;
}
