import type { Subscribers } from '@event-planner/platform/service';
import type { booking } from '../manifest.ts';
import { stateAt } from '../payable.ts';
import type { Tables } from '../tables.ts';
import type { WaysParts } from './service.ts';
import { setAwaits } from './store.ts';

/** While the payment provider is away, and once it is back, who wants to pay at once keeps their places so much longer. */
export function heldSubscribers({
  context,
  keeping,
  places,
  getFactsWithin,
}: Pick<WaysParts, 'context' | 'keeping' | 'places' | 'getFactsWithin'>): Pick<Subscribers<typeof booking, Tables>, 'payment.held.v1'> {
  const { now } = context;
  return {
    async 'payment.held.v1'({ bookingId, outcome, until: asked }, { tx }) {
      const row = outcome === 'given_up' ? undefined : await keeping.lock(tx, bookingId);
      if (!row || row.awaits !== null || stateAt(row, now()) !== 'pending') return;
      const { startsAt } = await getFactsWithin(tx, row.eventId);
      const until = new Date(Math.min(new Date(asked).getTime(), startsAt.getTime()));
      if (until <= row.payBy) return;
      // Lost already: late money takes them again, or goes back.
      if (await places.keepUntil(tx, { ...row, id: row.holdId }, { now: now(), until }))
        await setAwaits(tx, row.id, { awaits: null, payBy: until });
    },
  };
}
