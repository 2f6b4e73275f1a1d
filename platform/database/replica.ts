import type { PostgresPool } from 'kysely';
import type pg from 'pg';

const pauseMs = 5000;

/**
 * The replica's connections, or the primary's while the replica cannot be reached: reads that may be stale may also be fresh.
 * After a failure the replica is left alone for five seconds, so that not every read waits for the connection timeout.
 */
export function withFallback(replica: pg.Pool, primary: pg.Pool, onError: (error: Error) => void): PostgresPool {
  let pausedUntil = 0;
  return {
    options: replica.options,
    async connect() {
      if (Date.now() < pausedUntil) return primary.connect();
      try {
        return await replica.connect();
      } catch (error) {
        pausedUntil = Date.now() + pauseMs;
        onError(new Error('The read replica cannot be reached: reading from the primary.', { cause: error }));
        return primary.connect();
      }
    },
    async end() {},
  };
}
