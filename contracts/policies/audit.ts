import type { Policy } from './policy.ts';

/** Who changed what, when and from where. */
export const audit = {
  seeAudit: ['owner'],
} as const satisfies Policy;
