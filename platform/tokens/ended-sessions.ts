import type { Cache } from '../cache/index.ts';
import type { Logger } from '../telemetry/index.ts';
import { accessSeconds } from './signer.ts';

/** Sessions that ended while something of theirs is good by its dates: access tokens, open sockets. */
export interface EndedSessions {
  /** Changes whenever this process is told something: until then whoever has asked need not ask again. */
  news(): number;
  /** As far as this process was told. */
  has(sessionId: string): boolean;
  /** As far as anybody was, before this process listened too. */
  find(sessionId: string): Promise<boolean>;
  /** Calls back when a session ends, at once where it had; never twice. Answers how to hear no more of it. */
  onEnd(sessionId: string, then: () => void): () => void;
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
  const waiting = new Map<string, Set<() => void>>();
  let news = 0;
  const tell = (sessionId: string): void => {
    const told = waiting.get(sessionId) ?? [];
    waiting.delete(sessionId);
    for (const then of told) then();
  };
  const remember = (sessionIds: readonly string[]): void => {
    news += 1;
    for (const id of sessionIds) {
      ended.set(id, now().getTime() + keptSeconds * 1000);
      tell(id);
    }
    for (const [id, untilMs] of ended) {
      if (untilMs > now().getTime() && ended.size <= mostKept) return;
      ended.delete(id);
    }
  };
  const listening = cache.subscribe(channel, told => remember(told as readonly string[]));
  listening.catch((err: unknown) => log.warn({ err }, 'does not hear which sessions end: their access tokens are good until they expire'));
  const has = (id: string): boolean => (ended.get(id) ?? 0) > now().getTime();
  const find = async (id: string): Promise<boolean> => (await cache.get(keyOf(id))) === true;
  return {
    news: () => news,
    has,
    find,
    onEnd(id, then) {
      const those = waiting.get(id) ?? new Set();
      waiting.set(id, those.add(then));
      // Heard from here on; what was said before, and to nobody here, is with the cache.
      const known = has(id) ? Promise.resolve(true) : find(id);
      known.then(
        hasEnded => hasEnded && tell(id),
        (err: unknown) => log.warn({ err }, 'whether a session has ended could not be asked: what hangs on it goes on'),
      );
      return () => {
        those.delete(then);
        if (those.size === 0 && waiting.get(id) === those) waiting.delete(id);
      };
    },
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
