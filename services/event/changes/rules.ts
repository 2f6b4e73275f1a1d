import type { EventState } from '@event-planner/contracts/event';
import { isRefundDeadline, type PostponeForm, usualRefundDays } from '@event-planner/contracts/postponement';

/** What may be done with an event, and what it is then. What is not here is refused. */
export const transitions = {
  publish: { draft: 'published', postponed: 'published' },
  postpone: { published: 'postponed' },
  cancel: { published: 'cancelled', postponed: 'cancelled' },
  end: { published: 'ended' },
} as const satisfies Record<string, Partial<Record<EventState, EventState>>>;

export type Action = keyof typeof transitions;

/** The state after the action; undefined when this state does not allow it. */
export const decideTransition = (state: EventState, action: Action): EventState | undefined =>
  (transitions[action] as Partial<Record<EventState, EventState>>)[state];

/** An event that is over or called off is history: nothing about it changes any more. */
const editable: ReadonlySet<EventState> = new Set(['draft', 'published', 'postponed']);
export const isEditable = (state: EventState): boolean => editable.has(state);

/** Until when tickets of an event that is postponed now may be given back; undefined when nobody can be given that. */
export function decideRefundUntil(form: PostponeForm | undefined, now: Date): Date | undefined {
  const until = form?.refundUntil === undefined ? new Date(now.getTime() + usualRefundDays * 86_400_000) : new Date(form.refundUntil);
  return isRefundDeadline(until, now) ? until : undefined;
}
