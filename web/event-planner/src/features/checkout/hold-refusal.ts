import { HoldRefusal, LimitReached, PriceNow } from '@event-planner/contracts/booking';
import { z } from 'zod';
import { ApiError } from '../../lib/api/api-error.ts';

export interface RefusedHold {
  readonly code: z.infer<typeof HoldRefusal> | 'other';
  /** The seats that were the reason, as far as the server named them. */
  readonly seats: readonly string[];
  /** The kinds of tickets that were, where it was about those. */
  readonly ticketTypes: readonly string[];
  readonly limits: readonly LimitReached[];
  /** What would be charged now. */
  readonly prices: readonly PriceNow[];
  /** How many of those who would sit together could; 0 when none, or when it was about something else. */
  readonly largest: number;
  /** Why, in words. */
  readonly detail: string;
}

const Reasons = z.object({
  seats: z.array(z.string()).catch([]),
  ticketTypes: z.array(z.string()).catch([]),
  limits: z.array(LimitReached).catch([]),
  prices: z.array(PriceNow).catch([]),
  largest: z.int().catch(0),
});

/** Reads why a hold was refused; undefined when it failed for another reason, such as no connection. */
export function refusalOf(error: unknown): RefusedHold | undefined {
  if (!(error instanceof ApiError) || error.problem === undefined || error.status >= 500) return undefined;
  const { problem } = error;
  const code = HoldRefusal.safeParse(problem.code);
  return { code: code.data ?? 'other', ...Reasons.parse(problem), detail: error.message };
}
