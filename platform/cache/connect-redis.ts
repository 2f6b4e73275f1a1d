import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../telemetry/index.ts';

export interface RedisServer {
  /** `redis://…`, or `rediss://…` with TLS. Redis 6 or newer, or Valkey. */
  readonly url: string;
  /** The password, where it is kept apart from the URL. @default what the URL says */
  readonly token?: string;
  /** The URL is where a cluster's nodes are learned, each of which holds some of the keys. @default it is the one server */
  readonly cluster?: boolean;
  readonly log: Logger;
}

const commandTimeoutMs = 500;
const connectTimeoutMs = 2000;
const defaultPort = 6379;

const pauseBeforeRetry = (tries: number): number => Math.min(100 * 2 ** tries, 5000) * (0.5 + Math.random() / 2);

/** Answers within half a second or fails; comes back by itself. Its errors are a warning, for a cache may be away. */
export function connectRedis({ url, token, cluster = false, log }: RedisServer): Redis | Cluster {
  const options = {
    commandTimeout: commandTimeoutMs,
    connectTimeout: connectTimeoutMs,
    maxRetriesPerRequest: 0,
    enableAutoPipelining: true,
    retryStrategy: pauseBeforeRetry,
    ...(token !== undefined && { password: token }),
  };
  const connection: Redis | Cluster = cluster ? connectCluster(new URL(url), options) : new Redis(url, options);
  connection.on('error', (err: Error) => log.warn({ err }, 'the cache is away'));
  return connection;
}

function connectCluster({ hostname, port, protocol, password }: URL, options: Pick<RedisOptions, 'password'>): Cluster {
  const secret = options.password ?? (decodeURIComponent(password) || undefined);
  return new Cluster([{ host: hostname, port: Number(port || defaultPort) }], {
    // The nodes' names, not their addresses: certificates are made out to names.
    dnsLookup: (address, callback) => callback(null, address),
    enableAutoPipelining: true,
    slotsRefreshTimeout: connectTimeoutMs,
    clusterRetryStrategy: pauseBeforeRetry,
    redisOptions: {
      commandTimeout: commandTimeoutMs,
      connectTimeout: connectTimeoutMs,
      ...(secret !== undefined && { password: secret }),
      ...(protocol === 'rediss:' && { tls: {} }),
    },
  });
}
