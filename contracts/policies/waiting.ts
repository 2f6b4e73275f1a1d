import type { Policy } from './policy.ts';

/** The waiting list and the waiting room. */
export const waiting = {
  seeWaiting: ['owner', 'manager', 'box_office', 'viewer'],
  changeWaiting: ['owner', 'manager'],
} as const satisfies Policy;
