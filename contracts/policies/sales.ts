import type { Policy } from './policy.ts';

/** Numbers of what was sold. */
export const sales = {
  seeSales: ['owner', 'manager', 'viewer'],
} as const satisfies Policy;
