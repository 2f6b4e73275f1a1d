import type { EventSections } from '@event-planner/contracts/planning';
import { CodeWorth } from '@event-planner/contracts/coupon';
import { AppError } from '@event-planner/platform/errors';
import type { EventContext } from './context.ts';
import { type Unlocked, unlockedBy } from './events/access-rules.ts';

/** A code as it came. */
export interface GivenCode {
  readonly code: string;
  /** The network address of who gave it. */
  readonly from: string;
}

export interface Opened extends Unlocked {
  readonly discounts: boolean;
}

/** What a code opens at an event: its own, and those of the organizer's campaigns, which booking knows. Throws `too_many_codes` for who guesses. */
export type Open = (event: { readonly id: string; readonly sections: EventSections }, given: GivenCode) => Promise<Opened>;

export const createOpen =
  ({ now, call, log }: Pick<EventContext, 'now' | 'call' | 'log'>): Open =>
  async ({ id, sections }, given) => {
    const own = unlockedBy(sections, given.code, now());
    const told = await call('booking', { method: 'POST', path: `/bookings/events/${id}/code`, body: given, response: CodeWorth }).catch(
      (err: unknown) => {
        if (err instanceof AppError && err.kind === 'too_many') throw err;
        // One that booking has not heard of has no campaigns either; while booking is away the event's own codes do.
        if (!(err instanceof AppError && err.kind === 'not_found')) log.warn({ err, eventId: id }, 'only the event’s own codes are known');
        return { opensEvent: false, ticketTypeIds: [], discounts: false };
      },
    );
    return {
      opensEvent: own.opensEvent || told.opensEvent,
      ticketTypeIds: new Set([...own.ticketTypeIds, ...told.ticketTypeIds]),
      discounts: told.discounts,
    };
  };
