import type { Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import { isWithBank } from '../order-disputes.ts';
import type { GiveBack } from './give-back.ts';
import type { Orders } from './orders.ts';
import { backOfCancelled } from './rules.ts';
import { findByKey } from './store.ts';

export interface EventOrder {
  readonly bookingId: string;
  readonly eventId: string;
  readonly withFees: boolean;
  readonly withKept: boolean;
  readonly asCredit: boolean;
  readonly key: string;
  readonly by: { readonly id: string; readonly name: string };
}

/** Ends an order whose event was cancelled, and gives back what its tickets stand for. What has ended by other ways stays as it is. */
export const createGiveEventOrderBack =
  (orders: Orders, giveBack: GiveBack) =>
  async (tx: Transaction<Tables>, { bookingId, eventId, key, by, ...how }: EventOrder): Promise<() => void> => {
    const order = await orders.lock(tx, bookingId, { eventId });
    const { booking, tickets } = order;
    if (booking.state !== 'confirmed' && booking.state !== 'transferred') return () => {};
    if (await findByKey(tx, bookingId, key)) return () => {};
    // What a bank takes back does not go back a second time.
    const amountMinor = isWithBank(order.dispute) ? 0 : backOfCancelled(booking, how);
    const valid = tickets.filter(ticket => ticket.state === 'valid');
    const given = await giveBack(tx, {
      order,
      tickets: valid,
      ends: 'all',
      amountMinor,
      cause: 'event_cancelled',
      key,
      by,
      asCredit: how.asCredit,
    });
    return given.afterCommit;
  };
