import type { Policy } from './policy.ts';

/** The till. */
export const boxOffice = {
  /** Sell, and give tickets away. */
  sell: ['owner', 'manager', 'box_office'],
} as const satisfies Policy;
