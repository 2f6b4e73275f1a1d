import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Cancellation, CancellationRequest } from '@event-planner/contracts/refund';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { Reader, Transaction } from '@event-planner/platform/database';
import type { FindAdmitted } from '../admitted.ts';
import type { TicketRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { sum } from './amounts.ts';
import { cancellationOf } from './cancellation.ts';
import type { GiveBack } from './give-back.ts';
import type { Order, Orders } from './orders.ts';
import { findByKey } from './store.ts';

export interface BuyerCancellations {
  /** What would come back. */
  look(userId: string, bookingId: string): Promise<Cancellation>;
  /** Gives tickets back for what the buyer was shown. The same key does it once. */
  cancel(by: AccessClaims, asked: CancellationRequest & { readonly bookingId: string; readonly key: string }): Promise<void>;
}

export interface BuyerCancellationsParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly orders: Orders;
  readonly giveBack: GiveBack;
  readonly findAdmitted: FindAdmitted;
  readonly windowOf: (read: Reader<Tables>, event: SellableEvent) => Promise<Date | null>;
}

export function createBuyerCancellations({
  context: { db, now },
  orders,
  giveBack,
  findAdmitted,
  windowOf,
}: BuyerCancellationsParts): BuyerCancellations {
  const decide = async (tx: Transaction<Tables>, order: Order): Promise<Cancellation> => {
    const valid = order.tickets.filter(ticket => ticket.state === 'valid').map(ticket => ticket.id);
    const used = valid.length > 0 ? await findAdmitted(tx, valid) : new Set<string>();
    const window = await windowOf(tx, order.event);
    return cancellationOf({ ...order, used, window, event: order.event.facts, now: now() });
  };
  return {
    look: (userId, bookingId) => db.transaction(async tx => decide(tx, await orders.find(tx, bookingId, { userId }))),

    async cancel({ sub: userId, name }, { bookingId, key: idempotencyKey, tickets: named, seenBackMinor, asCredit }) {
      const key = `buyer ${idempotencyKey}`;
      const done = await db.transaction(async tx => {
        const order = await orders.lock(tx, bookingId, { userId });
        const before = await findByKey(tx, bookingId, key);
        if (before) {
          ensureSame(before.tickets, named);
          return undefined;
        }
        const cancellation = await decide(tx, order);
        if (cancellation.obstacle !== null) throw refuseObstacle(cancellation);
        const tickets = chosenOf(order, named ?? cancellation.tickets.map(ticket => ticket.ticketId));
        ensureUnused(cancellation, tickets);
        const amountMinor = backOf(cancellation, tickets);
        if (amountMinor !== seenBackMinor)
          throw refuse('amount_changed', `${amountMinor} would come back by now, not ${seenBackMinor}: look again`, { amountMinor });
        if (cancellation.backAs !== 'choice' && asCredit !== (cancellation.backAs === 'credit')) throw refuseWay();
        const by = { id: userId, name };
        return giveBack(tx, { order, tickets, ends: 'tickets', amountMinor, cause: 'cancelled_by_buyer', key, by, asCredit });
      });
      done?.afterCommit();
    },
  };
}

function ensureUnused({ tickets }: Cancellation, chosen: readonly TicketRow[]): void {
  const used = chosen.filter(ticket => !tickets.some(one => one.ticketId === ticket.id));
  if (used.length > 0)
    throw refuse('ticket_used', 'somebody came in with one of these tickets', { tickets: used.map(ticket => ticket.id) });
}

export const refuseWay = (): Error =>
  refuse('refund_way_not_offered', 'the money cannot go back in this way: look again at what is offered');

const refuseObstacle = ({ obstacle, until }: Cancellation): Error =>
  refuse('cancellation_not_possible', `the buyer cannot cancel this booking: ${obstacle}`, { obstacle, until });

const backOf = ({ tickets }: Cancellation, chosen: readonly TicketRow[]): number => {
  const ids = new Set(chosen.map(ticket => ticket.id));
  return sum(tickets.filter(ticket => ids.has(ticket.ticketId)).map(ticket => ticket.backMinor));
};

/** Throws `no_such_ticket` for what is not a valid ticket of the order. */
export function chosenOf({ tickets }: Pick<Order, 'tickets'>, named: readonly string[] | undefined): readonly TicketRow[] {
  const valid = tickets.filter(ticket => ticket.state === 'valid');
  if (named === undefined) return valid;
  const missing = named.filter(id => !valid.some(ticket => ticket.id === id));
  if (missing.length > 0) throw refuse('no_such_ticket', `the order has no valid ticket ${missing.join(', ')}`, { tickets: missing });
  return valid.filter(ticket => named.includes(ticket.id));
}

export function ensureSame(before: readonly string[], now: readonly string[] | undefined): void {
  if (now !== undefined && new Set([...before, ...now]).size !== before.length)
    throw refuseCommon('idempotency_key_reused', 'this Idempotency-Key cancelled other tickets: use a new one for a new request');
}
