import type { CheckInCounts } from '@event-planner/contracts/check-in';
import type { FanOut, Unsubscribe } from '@event-planner/platform/cache';
import type { SocketHandler } from '@event-planner/platform/http';
import type { Logger } from '@event-planner/platform/telemetry';
import { maxMonitors, maxUnreadBytes, refreshMs, restTimes, tellMs } from './limits.ts';
import type { Passes } from './passes.ts';

type Socket = Parameters<SocketHandler>[0];

/** All who watch counts in this process. Scans do not depend on it. */
export interface Monitors {
  /** Tells every process that somebody came or went. Returns at once; announcements may be lost. */
  changed(eventId: string): void;
  readonly socket: SocketHandler;
  close(): Promise<void>;
}

export interface MonitorsParts {
  readonly passes: Passes;
  readonly fanOut: FanOut;
  readonly log: Logger;
  readonly now: () => Date;
  readonly count: (eventId: string) => Promise<CheckInCounts>;
  readonly closeWithSession: (sessionId: string, socket: Socket) => void;
}

interface Watched {
  readonly sockets: Map<Socket, Date>;
  readonly heard: Promise<Unsubscribe>;
  isDirty: boolean;
  toldAt: number;
  /** Counting takes longer the more have come: it is left in peace for a while. */
  restMs: number;
}

const policyViolation = 1008;
const tryLater = 1013;

export function createMonitors({ passes, fanOut, log, now, count, closeWithSession }: MonitorsParts): Monitors {
  const watched = new Map<string, Watched>();
  const announced = new Set<string>();
  let watching = 0;

  const open = (eventId: string): Watched => {
    const heard = fanOut.subscribe(topicOf(eventId), () => {
      const one = watched.get(eventId);
      if (one) one.isDirty = true;
    });
    heard.catch((err: unknown) => log.warn({ err, eventId }, 'counts of check-in are refreshed, but not at once'));
    const one: Watched = { sockets: new Map(), heard, isDirty: true, toldAt: 0, restMs: 0 };
    watched.set(eventId, one);
    return one;
  };
  const shut = async (eventId: string, { heard }: Watched): Promise<void> => {
    watched.delete(eventId);
    await heard.then(unsubscribe => unsubscribe()).catch(() => undefined);
  };
  const tell = async (eventId: string, one: Watched): Promise<void> => {
    for (const [socket, until] of one.sockets) if (until <= now()) socket.close(policyViolation, 'the pass has expired: ask for another');
    if (one.sockets.size === 0) return shut(eventId, one);
    if (Date.now() - one.toldAt < (one.isDirty ? one.restMs : refreshMs)) return;
    one.isDirty = false;
    one.toldAt = Date.now();
    const text = JSON.stringify(await count(eventId));
    one.restMs = Math.min((Date.now() - one.toldAt) * restTimes, refreshMs);
    for (const socket of one.sockets.keys()) if (socket.bufferedAmount <= maxUnreadBytes) socket.send(text);
  };
  const ticking = repeat(async () => {
    for (const eventId of announced) {
      announced.delete(eventId);
      fanOut.publish(topicOf(eventId), null).catch((err: unknown) => log.warn({ err, eventId }, 'a check-in was not announced'));
    }
    for (const [eventId, one] of watched)
      await tell(eventId, one).catch((err: unknown) => log.warn({ err, eventId }, 'counts of check-in are late'));
  }, tellMs);

  return {
    changed: eventId => void announced.add(eventId),
    socket(socket, search) {
      const pass = passes.read(search.get('pass') ?? '', now());
      if (!pass) return socket.close(policyViolation, 'show a pass that is good still: ?pass=…');
      if (watching >= maxMonitors) return socket.close(tryLater, 'too many watch: try again later');
      watching++;
      const one = watched.get(pass.eventId) ?? open(pass.eventId);
      one.sockets.set(socket, pass.expiresAt);
      one.isDirty = true;
      socket.on('close', () => {
        watching--;
        one.sockets.delete(socket);
      });
      if (pass.sessionId !== undefined) closeWithSession(pass.sessionId, socket);
    },
    async close() {
      await ticking.stop();
      await Promise.all([...watched].map(([eventId, one]) => shut(eventId, one)));
    },
  };
}

const topicOf = (eventId: string): string => `check-in:${eventId}`;

/** Runs again `ms` after each run has ended. Stopping waits for the one in hand. */
function repeat(work: () => Promise<void>, ms: number): { stop(): Promise<void> } {
  let isStopped = false;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const arm = (): void => {
    timer = setTimeout(() => {
      running = work().finally(() => {
        if (!isStopped) arm();
      });
    }, ms).unref();
  };
  arm();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
