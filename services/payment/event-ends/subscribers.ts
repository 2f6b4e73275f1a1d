import { EventInventory } from '@event-planner/contracts/event';
import type { eventUpdated } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { Handling } from '@event-planner/platform/messaging';
import type { Subscribers } from '@event-planner/platform/service';
import type { PaymentContext } from '../context.ts';
import type { payment } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import { saveEnd } from './store.ts';

const Facts = EventInventory.pick({ title: true, endsAt: true, state: true, version: true });

/** When an event ends says when its money is released. Lost, repeated or late messages do no harm, for we ask and compare versions. */
export function eventEndSubscribers({
  call,
  now,
}: PaymentContext): Pick<Subscribers<typeof payment, Tables>, 'event.updated.v1' | 'event.postponed.v1' | 'event.cancelled.v1'> {
  const onChanged = async ({ eventId }: Body<typeof eventUpdated>, { tx }: Handling<Tables>): Promise<void> => {
    const { title, endsAt, state, version } = await call('event', { path: `/events/${eventId}/inventory`, response: Facts });
    const end = new Date(endsAt);
    // What does not take place goes back to its buyers first, however early it was called off.
    await saveEnd(tx, { eventId, title, version, endsAt: state === 'cancelled' && end < now() ? now() : end });
  };
  return { 'event.updated.v1': onChanged, 'event.postponed.v1': onChanged, 'event.cancelled.v1': onChanged };
}
