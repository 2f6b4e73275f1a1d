import { encodeDelta, encodeSnapshot, type SeatState } from '@event-planner/contracts/live';
import { type SellableEvent, soldCategories } from '../sellable-event.ts';
import { maxDeltas } from './limits.ts';
import type { Claim } from './store.ts';

/** One event's seats as its watchers see them, with the last changes for those who come back. No I/O. */
export interface Board {
  readonly seq: number;
  /** Takes over what the claims of these seats say now, and answers the delta, if anything changed. */
  apply(seats: Iterable<string>, claims: readonly Claim[]): Uint8Array | undefined;
  snapshot(): Uint8Array;
  /** That nothing has changed. */
  pulse(): Uint8Array;
  /** What came after `since`; undefined when that is not known any more, or was never said here. */
  deltasSince(since: number): readonly Uint8Array[] | undefined;
  /** Seats that were held or blocked until now. */
  due(now: Date): readonly string[];
}

export function createBoard(event: SellableEvent, claims: readonly Claim[], firstSeq: number): Board {
  const sold = soldCategories(event);
  const unclaimed = event.seats.map((seat): SeatState => (sold.has(seat.category) ? 'free' : 'blocked'));
  const states = [...unclaimed];
  const takenUntil = new Map<string, number>();
  const deltas: Uint8Array[] = [];
  let seq = firstSeq;
  let nextDue = Infinity;
  let picture: Uint8Array | undefined;

  const place = (seat: string, claim: Claim | undefined): readonly [number, SeatState] | undefined => {
    const index = event.seatIndex.get(seat);
    if (index === undefined) return undefined;
    if (claim?.until) takenUntil.set(seat, claim.until.getTime());
    else takenUntil.delete(seat);
    nextDue = Math.min(nextDue, claim?.until?.getTime() ?? Infinity);
    const state = claim?.state ?? unclaimed[index] ?? 'free';
    if (states[index] === state) return undefined;
    states[index] = state;
    return [index, state];
  };
  for (const claim of claims) place(claim.seat, claim);

  return {
    get seq() {
      return seq;
    },
    apply(seats, found) {
      const claimOf = new Map(found.map(claim => [claim.seat, claim]));
      const changes = [...seats].flatMap(seat => {
        const change = place(seat, claimOf.get(seat));
        return change ? [change] : [];
      });
      if (changes.length === 0) return undefined;
      picture = undefined;
      const delta = encodeDelta(++seq, changes);
      deltas.push(delta);
      if (deltas.length > maxDeltas) deltas.shift();
      return delta;
    },
    snapshot: () => (picture ??= encodeSnapshot(seq, states)),
    pulse: () => encodeDelta(seq, []),
    deltasSince: since => (since <= seq && since >= seq - deltas.length ? deltas.slice(deltas.length - (seq - since)) : undefined),
    due(now) {
      if (now.getTime() < nextDue) return [];
      const over = [...takenUntil].filter(([, until]) => until <= now.getTime()).map(([seat]) => seat);
      nextDue = [...takenUntil.values()].reduce((least, until) => (until > now.getTime() ? Math.min(least, until) : least), Infinity);
      return over;
    },
  };
}
