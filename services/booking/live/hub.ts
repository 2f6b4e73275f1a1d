import { planChanged } from '@event-planner/contracts/live';
import { fingerprintOf } from '@event-planner/contracts/seat-map';
import type { FanOut, Unsubscribe } from '@event-planner/platform/cache';
import type { Logger } from '@event-planner/platform/telemetry';
import { AppError } from '@event-planner/platform/errors';
import { accessBy } from '../access.ts';
import type { AccessWith } from '../access-with.ts';
import { type SellableEvent, soldCategories } from '../sellable-event.ts';
import { type Channel, createChannel } from './channel.ts';
import { announceMs, idleMs, maxWatchers, pingMs, tickMs } from './limits.ts';
import type { Claim } from './store.ts';
import type { Socket } from './watchers.ts';

export interface HubParts {
  readonly fanOut: FanOut;
  readonly log: Logger;
  readonly now: () => Date;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly accessWith: AccessWith;
  readonly listClaims: (eventId: string, seats?: readonly string[]) => Promise<readonly Claim[]>;
}

/** All live maps of this process. Purchases do not depend on it. */
export interface Hub {
  /** Tells every process that these seats have changed. Returns at once; announcements may be lost. */
  seatsChanged(eventId: string, seats: readonly string[]): void;
  join(socket: Socket, wanted: Watching): Promise<void>;
  close(): Promise<void>;
}

export interface Watching {
  readonly eventId: string;
  readonly since: number | undefined;
  /** Which plan they draw; undefined from who does not say. */
  readonly plan: string | undefined;
  /** One that opens the event, its own or a campaign's; a private event does not exist for who knows none. */
  readonly code: string | undefined;
  /** The network address, for which wrong codes count. */
  readonly from: string;
}

interface Open {
  /** As it was last seen; it looks like the one that the channel shows. */
  event: SellableEvent;
  readonly plan: string;
  readonly channel: Channel;
  readonly unsubscribe: Unsubscribe;
}

export function createHub(parts: HubParts): Hub {
  const { log, findEvent } = parts;
  const open = new Map<string, Promise<Open | undefined>>();
  const news = createNews(parts);
  let watching = 0;
  let lastPing = Date.now();

  const shut = async (eventId: string, { channel, unsubscribe }: Open): Promise<void> => {
    open.delete(eventId);
    channel.close(planChanged, 'the seat map has changed: fetch it again');
    await unsubscribe();
  };
  const tickOne = async (eventId: string, opened: Open, isPing: boolean): Promise<void> => {
    const { channel } = opened;
    if (channel.idleFor() > idleMs) return shut(eventId, opened);
    if (isPing) channel.ping();
    // Another plan has other indexes: whoever draws the old one must fetch it again.
    const current = await findEvent(eventId);
    if (current && current !== opened.event) {
      if (!looksLike(current, opened.event)) return shut(eventId, opened);
      opened.event = current;
    }
    await channel.tick();
  };
  const tick = async (): Promise<void> => {
    const isPing = Date.now() - lastPing > pingMs;
    if (isPing) lastPing = Date.now();
    for (const [eventId, opening] of open) {
      const opened = await opening.catch(() => undefined);
      if (opened) await tickOne(eventId, opened, isPing).catch((err: unknown) => log.warn({ err, eventId }, 'the live seat map is late'));
    }
  };
  const stopTicking = repeat(tick, tickMs);

  return {
    seatsChanged: news.add,
    async join(socket, { eventId, since, plan, ...asked }) {
      if (watching >= maxWatchers) return socket.close(1013, 'too many people watch: try again later');
      watching++;
      socket.on('close', () => watching--);
      if (!open.has(eventId)) open.set(eventId, openChannel(parts, eventId));
      const opened = await open.get(eventId)?.catch((err: unknown) => {
        log.warn({ err, eventId }, 'a live seat map did not open');
        return undefined;
      });
      if (!opened) open.delete(eventId);
      if (!opened || !(await mayWatch(parts, opened.event, asked))) return socket.close(1008, 'there is no seat map for this event');
      if (plan !== undefined && plan !== opened.plan) return socket.close(planChanged, 'this is another seat map: fetch it again');
      if (socket.readyState === 1) opened.channel.join(socket, since);
    },
    async close() {
      await stopTicking();
      news.stop();
      for (const opening of open.values()) await (await opening.catch(() => undefined))?.unsubscribe();
    },
  };
}

/** The same right as for the page: what opens one opens the other, and wrong codes cost attempts here too. */
async function mayWatch(
  { accessWith, log, now }: HubParts,
  event: SellableEvent,
  { code, from }: Pick<Watching, 'code' | 'from'>,
): Promise<boolean> {
  if (accessBy(event, undefined, now()).opensEvent) return true;
  if (code === undefined) return false;
  try {
    return (await accessWith(event, { code, from })).opensEvent;
  } catch (err) {
    if (!(err instanceof AppError))
      log.warn({ err, eventId: event.facts.id }, 'whether a code opens a live seat map could not be looked up');
    return false;
  }
}

const topicOf = (eventId: string): string => `seats:${eventId}`;

async function openChannel({ fanOut, findEvent, listClaims, now }: HubParts, eventId: string): Promise<Open | undefined> {
  const event = await findEvent(eventId);
  if (!event || event.seats.length === 0) return undefined;
  // Heard before the first look, so that nothing falls between the two.
  const dirty = new Set<string>();
  const unsubscribe = await fanOut.subscribe(topicOf(eventId), seats => (seats as readonly string[]).forEach(seat => dirty.add(seat)));
  const channel = await createChannel({ event, now, dirty, listClaims: seats => listClaims(eventId, seats) });
  return { event, plan: fingerprintOf(event.seats), unsubscribe, channel };
}

/** The same seats in the same places, the same of them for sale, and for the same people to see. */
function looksLike(a: SellableEvent, b: SellableEvent): boolean {
  const [soldInA, soldInB] = [soldCategories(a), soldCategories(b)];
  if ((a.facts.visibility === 'private') !== (b.facts.visibility === 'private')) return false;
  if (a.seats.length !== b.seats.length || soldInA.symmetricDifference(soldInB).size > 0) return false;
  return a.seats.every((seat, at) => {
    const other = b.seats[at];
    return seat.id === other?.id && seat.category === other.category && seat.x === other.x && seat.y === other.y;
  });
}

/** Changes gather for a moment, so that a rush costs one announcement and not one for each hold. */
function createNews({ fanOut, log }: Pick<HubParts, 'fanOut' | 'log'>) {
  const gathered = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  const announce = (): void => {
    timer = undefined;
    for (const [eventId, seats] of gathered) {
      fanOut
        .publish(topicOf(eventId), [...seats])
        .catch((err: unknown) => log.warn({ err, eventId }, 'a change of seats was not announced'));
    }
    gathered.clear();
  };
  return {
    add(eventId: string, seats: readonly string[]): void {
      if (seats.length === 0) return;
      const known = gathered.get(eventId) ?? new Set();
      gathered.set(eventId, known);
      for (const seat of seats) known.add(seat);
      timer ??= setTimeout(announce, announceMs).unref();
    },
    stop: (): void => clearTimeout(timer),
  };
}

/** Runs again `ms` after each run has ended, so that a slow one is not overtaken. Stopping waits for the one in hand. */
function repeat(work: () => Promise<void>, ms: number): () => Promise<void> {
  let isStopped = false;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout;
  const arm = (): void =>
    void (timer = setTimeout(() => {
      running = work().finally(() => {
        if (!isStopped) arm();
      });
    }, ms).unref());
  arm();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
