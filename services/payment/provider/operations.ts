import type { Room } from './bulkhead.ts';

/**
 * What is asked of the provider, each with room of its own: whatever is slow or many of one kind takes nothing from the others. All of it together is what
 * a task holds open to the provider at most. Buyers' payments are wide; what nobody waits for is narrow, and refunds are paced, for a cancelled event may
 * have ten thousand, and the provider counts requests by account (a hundred a second: https://docs.stripe.com/rate-limits).
 */
export const operations = {
  create_intent: { atOnce: 128, waiting: 2000 },
  read_intent: { atOnce: 16, waiting: 500 },
  cancel_intent: { atOnce: 8, waiting: 500 },
  refund: { atOnce: 8, waiting: 200, perSecond: 40 },
  read_refund: { atOnce: 4, waiting: 200 },
  list_events: { atOnce: 1, waiting: 4 },
  other: { atOnce: 8, waiting: 200 },
} as const satisfies Readonly<Record<string, Room>>;

export type Operation = keyof typeof operations;
