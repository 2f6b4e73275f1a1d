import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventPlaces } from '@event-planner/contracts/inventory';
import { refuse } from '@event-planner/platform/errors';
import type { BookingContext } from '../context.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { describePlaces } from './rules.ts';
import { listClaimedSeats, listCounters } from './store.ts';

export interface Capacity {
  /** Where every place of an event is; for the team. */
  get(eventId: string, by: AccessClaims): Promise<EventPlaces>;
}

export interface CapacityParts {
  readonly context: BookingContext;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
}

export const createCapacity = ({ context, findEvent }: CapacityParts): Capacity => ({
  async get(eventId, by) {
    await ensureAllowed(context, { eventId, by }, 'seeOrders');
    const event = await findEvent(eventId);
    if (!event) throw refuse('not_found', `nothing of the event ${eventId} is for sale yet`);
    const now = context.now();
    const [counters, seats] = await Promise.all([
      listCounters(context.db.read, eventId, now),
      event.seats.length > 0 ? listClaimedSeats(context.db.read, eventId, now) : [],
    ]);
    return { eventId, at: now.toISOString(), ...describePlaces(event, { counters, seats }) };
  },
});
