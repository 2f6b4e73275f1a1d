import type { BookingState } from '@event-planner/contracts/booking';
import type { z } from 'zod';
import type { Tone } from '../../components/badge.tsx';

type State = z.infer<typeof BookingState>;

export const stateTones: Record<State, Tone> = {
  pending: 'warning',
  confirmed: 'good',
  expired: 'plain',
  cancelled: 'plain',
  refunding: 'warning',
  refunded: 'plain',
  transferred: 'plain',
};

/** Its payment was accepted and has not arrived yet, in time or late. */
export const awaitsMoney = (state: State, paid: boolean): boolean => paid && (state === 'pending' || state === 'expired');

/** States in which something will still happen by itself. */
export const isMoving = (state: State, paid: boolean): boolean => state === 'refunding' || awaitsMoney(state, paid);

/** How long to wait before looking again: soon at first, then ever longer. `undefined` means: stop looking by yourself. */
export function nextLookMs(looks: number): number | undefined {
  const waits = [400, 600, 1000, 1500, 2000, 3000, 4000, 5000, 8000, 10_000, 15_000, 20_000, 30_000];
  return waits[looks];
}
