import { randomInt } from 'node:crypto';
import type { SellableEvent } from '../sellable-event.ts';
import { type Board, createBoard } from './board.ts';
import { refreshMs } from './limits.ts';
import type { Claim } from './store.ts';
import { createWatchers, type Socket } from './watchers.ts';

/** One event's live map in this process. */
export interface Channel {
  join(socket: Socket, since: number | undefined): void;
  tick(): Promise<void>;
  ping(): void;
  /** For how long nobody has watched, in milliseconds. */
  idleFor(): number;
  close(code: number, reason: string): void;
}

export interface ChannelParts {
  readonly event: SellableEvent;
  readonly now: () => Date;
  readonly listClaims: (seats?: readonly string[]) => Promise<readonly Claim[]>;
  /** Seats that somebody changed since the last tick; whoever hears of one adds it. */
  readonly dirty: Set<string>;
}

/**
 * States always come from the database; an announcement only says where to look. So announcements may be lost, repeated or late,
 * and a screen is never wrong for longer than a refresh.
 */
export async function createChannel({ event, now, listClaims, dirty }: ChannelParts): Promise<Channel> {
  // A number no other process starts from: a client that comes back to another one must not mistake its deltas for ours.
  const board: Board = createBoard(event, await listClaims(), randomInt(1, 2 ** 31));
  const watchers = createWatchers(() => board.snapshot());
  let refreshedAt = Date.now();
  let lastWatched = Date.now();

  const look = async (): Promise<void> => {
    const isRefresh = Date.now() - refreshedAt > refreshMs;
    for (const seat of board.due(now())) dirty.add(seat);
    if (dirty.size === 0 && !isRefresh) return;
    const seats = isRefresh ? [...event.seatIndex.keys()] : [...dirty];
    dirty.clear();
    if (isRefresh) refreshedAt = Date.now();
    try {
      const delta = board.apply(seats, await listClaims(isRefresh ? undefined : seats));
      if (delta) watchers.send(delta);
    } catch (error) {
      for (const seat of seats) dirty.add(seat); // Looked at again next time.
      throw error;
    }
  };

  return {
    join(socket, since) {
      const missed = since === undefined ? undefined : board.deltasSince(since);
      watchers.add(socket);
      for (const bytes of missed ?? [board.snapshot()]) socket.send(bytes);
    },
    async tick() {
      if (watchers.size() > 0) lastWatched = Date.now();
      watchers.catchUp();
      await look();
    },
    ping: () => watchers.ping(board.pulse()),
    idleFor: () => (watchers.size() > 0 ? 0 : Date.now() - lastWatched),
    close: (code, reason) => watchers.close(code, reason),
  };
}
