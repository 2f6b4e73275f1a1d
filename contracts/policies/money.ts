import type { Policy } from './policy.ts';

/** Balance, payouts, invoices, disputes, taxes, and transfers that came in. */
export const money = {
  seeMoney: ['owner', 'manager'],
  /** Where money is paid out to, what invoices say, how buyers may pay; and to assign what came in. */
  changeMoney: ['owner', 'manager'],
} as const satisfies Policy;
