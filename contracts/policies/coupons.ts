import type { Policy } from './policy.ts';

/** Codes of coupons, and their campaigns. */
export const coupons = {
  seeCoupons: ['owner', 'manager', 'viewer'],
  changeCoupons: ['owner', 'manager'],
} as const satisfies Policy;
