import { HoldRefusal } from '@event-planner/contracts/booking';
import { z } from 'zod';
import { ApiError } from '../../lib/api/api-error.ts';

export interface RefusedHold {
  readonly code: z.infer<typeof HoldRefusal> | 'other';
  /** The seats that were the reason, as far as the server named them. */
  readonly seats: readonly string[];
  readonly detail: string;
}

const Seats = z.object({ seats: z.array(z.string()) });

/** Reads why a hold was refused; undefined when it failed for another reason, such as no connection. */
export function refusalOf(error: unknown): RefusedHold | undefined {
  if (!(error instanceof ApiError) || error.problem === undefined || error.status >= 500) return undefined;
  const { problem } = error;
  const code = HoldRefusal.safeParse(problem.code);
  const seats = Seats.safeParse(problem).data ?? Seats.safeParse(problem['details']).data;
  return { code: code.data ?? 'other', seats: seats?.seats ?? [], detail: problem.detail };
}
