import type { Cache } from '../cache/index.ts';
import type { Logger } from '../telemetry/index.ts';
import { accessSeconds } from './signer.ts';

/** Sessions that ended while access tokens of theirs are good by their dates. */
export interface EndedSessions {
  /** Changes whenever this process is told something: until then whoever has asked need not ask again. */
  news(): number;
  /** As far as this process was told. */
  has(sessionId: string): boolean;
  /** As far as anybody was, before this process listened too. */
  find(sessionId: string): Promise<boolean>;
  /** Tells every process of every service. */
  end(sessionIds: readonly string[]): Promise<void>;
  close(): void;
}

export interface EndedSessionsOptions {
  readonly cache: Pick<Cache, 'get' | 'set' | 'publish' | 'subscribe'>;
  readonly now: () => Date;
  readonly log: Logger;
}

/** As long as an access token can be good, with a minute for clocks that differ. */
const keptSeconds = accessSeconds + 60;
const mostKept = 100_000;
const channel = 'sessions-ended';
const keyOf = (sessionId: string): string => `session-ended:${sessionId}`;

/**
 * Cuts off access tokens that were given in a session before it ended. Best effort: what the cache loses, or cannot say while it is away, is good until it expires, as all
 * of them would be without this. Asking the database, or the cache, with each request would make one of them the door everything has to pass.
 */
export function createEndedSessions({ cache, now, log }: EndedSessionsOptions): EndedSessions {
  const ended = new Map<string, number>();
  let news = 0;
  const remember = (sessionIds: readonly string[]): void => {
    news += 1;
    for (const id of sessionIds) ended.set(id, now().getTime() + keptSeconds * 1000);
    for (const [id, untilMs] of ended) {
      if (untilMs > now().getTime() && ended.size <= mostKept) return;
      ended.delete(id);
    }
  };
  const listening = cache.subscribe(channel, told => remember(told as readonly string[]));
  listening.catch((err: unknown) => log.warn({ err }, 'does not hear which sessions end: their access tokens are good until they expire'));
  return {
    news: () => news,
    has(id) {
      const untilMs = ended.get(id);
      return untilMs !== undefined && untilMs > now().getTime();
    },
    find: async id => (await cache.get(keyOf(id))) === true,
    async end(sessionIds) {
      if (sessionIds.length === 0) return;
      // First for who does not listen yet: between the two nobody is told that a session goes on.
      await Promise.all(sessionIds.map(id => cache.set(keyOf(id), true, keptSeconds)));
      await cache.publish(channel, sessionIds);
    },
    close: () =>
      void listening.then(
        stop => stop(),
        () => undefined,
      ),
  };
}
