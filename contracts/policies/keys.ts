import type { Policy } from './policy.ts';

/** API keys. */
export const keys = {
  /** See, make and revoke. */
  manageKeys: ['owner'],
} as const satisfies Policy;
