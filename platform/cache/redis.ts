import type { Cluster, Redis } from 'ioredis';
import { refuse } from '../errors/index.ts';
import { connectRedis, type RedisServer } from './connect-redis.ts';
import type { Cache } from './types.ts';

export interface RedisCacheOptions extends RedisServer {
  /** Put before every key and channel. @default none */
  readonly prefix?: string;
}

const countScript = `local n = redis.call('incr', KEYS[1]) if n == 1 then redis.call('expire', KEYS[1], ARGV[1]) end return n`;
/** Only its own: the lease may have ended, and another's begun. */
const unlockScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/** A cache that all processes share. It answers within half a second or counts as away; see `Cache` for what that means. */
export function createRedisCache({ prefix = '', ...server }: RedisCacheOptions): Cache {
  const connect = (): Connection => connectRedis(server);
  const commands = connect();
  const fanOut = createFanOut(connect, prefix);
  const key = (name: string): string => `${prefix}${name}`;
  const orMiss = <Value>(answer: Promise<Value>): Promise<Value | undefined> => answer.catch(() => undefined);
  const orUnavailable = <Value>(answer: Promise<Value>): Promise<Value> =>
    answer.catch((cause: unknown) =>
      Promise.reject(refuse('unavailable', 'this cannot be counted right now: try again in a moment', { cause })),
    );

  return {
    async get(name) {
      const json = await orMiss(commands.get(key(name)));
      return typeof json === 'string' ? JSON.parse(json) : undefined;
    },
    set: async (name, value, ttlSeconds) => void (await orMiss(commands.set(key(name), JSON.stringify(value), 'EX', ttlSeconds))),
    delete: async name => void (await orMiss(commands.del(key(name)))),
    increment: async (name, ttlSeconds) => Number(await orUnavailable(commands.eval(countScript, 1, key(name), ttlSeconds))),
    async lock(name, ttlSeconds) {
      const lease = crypto.randomUUID();
      const taken = await orUnavailable(commands.set(key(`lock:${name}`), lease, 'EX', ttlSeconds, 'NX'));
      return taken === 'OK' ? async () => void (await orMiss(commands.eval(unlockScript, 1, key(`lock:${name}`), lease))) : undefined;
    },
    publish: async (channel, message) => void (await orMiss(commands.publish(key(channel), JSON.stringify(message)))),
    subscribe: fanOut.subscribe,
    ping: async () => void (await orUnavailable(commands.ping())),
    async close() {
      await Promise.allSettled([commands.quit(), fanOut.close()]);
      commands.disconnect();
    },
  };
}

type Connection = Redis | Cluster;

/** Listening takes a connection of its own, opened when somebody first listens; it subscribes again by itself after a break. */
function createFanOut(connect: () => Connection, prefix: string): Pick<Cache, 'subscribe' | 'close'> {
  const listeners = new Map<string, Set<(message: unknown) => void>>();
  let connection: Connection | undefined;
  const open = (): Connection => {
    if (connection) return connection;
    connection = connect();
    connection.on('message', (channel: string, json: string) => {
      for (const listener of listeners.get(channel) ?? []) listener(JSON.parse(json));
    });
    return connection;
  };
  return {
    async subscribe(channel, listener) {
      const name = `${prefix}${channel}`;
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      if (all.size === 1) await open().subscribe(name);
      return async () => {
        all.delete(listener);
        if (all.size > 0) return;
        listeners.delete(name);
        await connection?.unsubscribe(name).catch(() => undefined);
      };
    },
    async close() {
      await connection?.quit().catch(() => undefined);
      connection?.disconnect();
    },
  };
}
