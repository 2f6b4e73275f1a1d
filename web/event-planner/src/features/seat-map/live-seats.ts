import { type LiveUpdate, type SeatState, seatStates } from '@event-planner/contracts/live';

/** The states of all seats as far as they were told, in the order of the laid-out map. */
export interface LiveSeats {
  /** Undefined while nobody told anything. */
  readonly seq: number | undefined;
  readonly codes: Uint8Array;
}

export type Applied =
  | { readonly kind: 'applied'; readonly live: LiveSeats; readonly changed: readonly number[] | 'all' }
  /** Told before; nothing to do. */
  | { readonly kind: 'old' }
  /** Something in between was missed: ask again from `seq`. */
  | { readonly kind: 'gap' };

const codeOf = (state: SeatState): number => seatStates.indexOf(state);

export const freeCode = codeOf('free');
export const stateOf = (live: LiveSeats | undefined, index: number): SeatState => seatStates[live?.codes[index] ?? freeCode] ?? 'free';

/** What the seats are after an update. */
export function applyUpdate(live: LiveSeats | undefined, update: LiveUpdate): Applied {
  if (update.kind === 'snapshot')
    return { kind: 'applied', live: { seq: update.seq, codes: Uint8Array.from(update.states, codeOf) }, changed: 'all' };
  if (live?.seq === undefined || update.seq > live.seq + 1) return { kind: 'gap' };
  if (update.seq <= live.seq) return { kind: 'old' };
  const codes = live.codes.slice();
  for (const [index, state] of update.changes) if (index < codes.length) codes[index] = codeOf(state);
  return { kind: 'applied', live: { seq: update.seq, codes }, changed: update.changes.map(([index]) => index) };
}

/** Marks seats as held although nobody told us so over the live connection: a refused hold did. */
export function markHeld(live: LiveSeats | undefined, indices: readonly number[], seatCount: number): LiveSeats {
  const codes = live?.codes.slice() ?? new Uint8Array(seatCount);
  for (const index of indices) if (codes[index] === freeCode) codes[index] = codeOf('held');
  return { seq: live?.seq, codes };
}
