import type { Booking } from '@event-planner/contracts/booking';
import type { EventCancellation } from '@event-planner/contracts/refund';
import { eventually } from '@event-planner/platform/testing';
import { createBuyer, must } from '../buyer.ts';
import type { Offer } from '../programme.ts';

/** Buys so many orders of one ticket each, and answers them once they are confirmed. */
export async function buyOrders(url: string, { event, take }: Offer, count: number): Promise<readonly Booking[]> {
  const ada = createBuyer(url);
  await ada.login();
  const orders: Booking[] = [];
  for (let order = 0; order < count; order++) {
    const booking = await must(ada.book((await must(ada.hold(event.id, take(1)))).id));
    await ada.enterCard(await must(ada.pay(booking.id)));
    orders.push(booking);
  }
  await eventually(
    async () => {
      for (const { id } of orders) if ((await ada.booking(id)).state !== 'confirmed') throw new Error(`${id} is not confirmed`);
    },
    { withinSeconds: 60 },
  );
  return orders;
}

/** Cancels the event, starts giving its orders back by what is shown then, and answers once the first is on its way. */
export async function startGivingBack(url: string, { event }: Offer): Promise<EventCancellation> {
  const organizer = createBuyer(url);
  await organizer.login('admin@example.test');
  await must(organizer.ask('POST', `/api/events/${event.id}/cancel`));
  const path = `/api/bookings/events/${event.id}/cancellation`;
  const look = () => must(organizer.ask<EventCancellation>('GET', path));
  const { figures } = await eventually(async () => {
    const found = await look();
    if (!found.eventCancelled) throw new Error('booking has not heard of it');
    return found;
  });
  await must(organizer.ask('POST', path, { withFees: true, seen: { orders: figures.orders, ...figures.withFees } }));
  return eventually(async () => {
    const found = await look();
    if (!found.run?.ordersDone) throw new Error('nothing has been given back');
    return found;
  });
}
