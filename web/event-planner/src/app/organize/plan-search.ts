import { EventState } from '@event-planner/contracts/event';
import { z } from 'zod';

/** What the address of an organizer's list of events may say. */
export const PlanSearch = z.object({
  q: z.coerce.string().trim().min(1).max(100).optional().catch(undefined),
  state: EventState.optional().catch(undefined),
});
export type PlanSearch = z.infer<typeof PlanSearch>;

/** `choose`: to stop and choose, though one could go straight on. */
export const StartSearch = z.object({ choose: z.boolean().optional().catch(undefined) });
export type StartSearch = z.infer<typeof StartSearch>;
