import { decodeUpdate, type SeatState } from '@event-planner/contracts/live';
import { layOut } from '@event-planner/contracts/seat-map';
import type { WorldEvent } from '@event-planner/demo/world';
import { eventually } from '@event-planner/platform/testing';
import { planOf } from './programme.ts';

/** Somebody who looks at a seat map while others buy. */
export interface Watcher extends Disposable {
  stateOf(seat: string): SeatState | undefined;
  /** Resolves once these seats are shown like this. */
  sees(seats: readonly string[], state: SeatState): Promise<void>;
}

/** Opens the live seat map of an event and waits for its first picture. */
export async function watch(url: string, event: WorldEvent): Promise<Watcher> {
  const plan = planOf(event);
  const places = new Map((plan ? layOut(plan) : []).map(({ id }, index) => [id, index]));
  const states: SeatState[] = [];
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/bookings/live?eventId=${event.id}`);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    const update = decodeUpdate(new Uint8Array(data as ArrayBuffer), places.size);
    if (update.kind === 'snapshot') states.splice(0, states.length, ...update.states);
    else for (const [index, state] of update.changes) states[index] = state;
  });
  const stateOf = (seat: string): SeatState | undefined => states[places.get(seat) ?? -1];
  await eventually(() => {
    if (states.length !== places.size) throw new Error('the live seat map has not shown itself yet');
  });
  return {
    stateOf,
    sees: (seats, state) =>
      eventually(() => {
        const wrong = seats.find(seat => stateOf(seat) !== state);
        if (wrong !== undefined) throw new Error(`${wrong} should be ${state}, and is ${stateOf(wrong)}`);
      }),
    [Symbol.dispose]: () => socket.close(),
  };
}
