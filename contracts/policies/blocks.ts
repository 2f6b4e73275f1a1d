import type { Policy } from './policy.ts';

/** Seats and tickets that are kept from sale. */
export const blocks = {
  seeBlocks: ['owner', 'manager', 'box_office', 'viewer'],
  changeBlocks: ['owner', 'manager'],
} as const satisfies Policy;
