import type { paymentGivenBackAtProvider } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import type { AfterCommit } from '@event-planner/platform/messaging';
import type { BookingKeeping } from '../booking-keeping.ts';
import type { Tables } from '../tables.ts';
import type { GiveBack } from './give-back.ts';
import type { Orders } from './orders.ts';
import type { SettleRefunds } from './settle.ts';
import { findByKey } from './store.ts';

export interface AtProviderParts {
  readonly keeping: BookingKeeping;
  readonly orders: Orders;
  readonly giveBack: GiveBack;
  readonly settle: SettleRefunds;
}

/** Money that went back without our asking: it is noted as done, and the tickets it was for end. */
export const createGivenBackAtProvider =
  ({ keeping, orders, giveBack, settle }: AtProviderParts) =>
  async (tx: Transaction<Tables>, given: Body<typeof paymentGivenBackAtProvider>): Promise<AfterCommit | void> => {
    const { bookingId, amountMinor, providerRefundId, by } = given;
    const key = `provider ${providerRefundId}`;
    const locked = await keeping.lock(tx, bookingId);
    if (!locked) throw new Error(`a refund names the booking ${bookingId}, which does not exist`);
    if (await findByKey(tx, bookingId, key)) return;
    const order = await orders.lock(tx, bookingId, { eventId: locked.eventId });
    const named = new Set(given.tickets);
    const tickets = order.tickets.filter(ticket => ticket.state === 'valid' && (given.tickets === 'all' || named.has(ticket.id)));
    const ends = given.tickets === 'all' ? 'all' : tickets.length > 0 ? 'tickets' : 'none';
    const { refund, afterCommit } = await giveBack(tx, {
      order,
      tickets,
      ends,
      amountMinor,
      cause: 'at_provider',
      key,
      by,
      isBack: true,
    });
    const after = await keeping.lock(tx, bookingId);
    if (after) await settle.isBack(tx, after, refund);
    return afterCommit;
  };
