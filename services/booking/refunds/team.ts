import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { PaidOut, Refundable, RefundForm, TeamRefund } from '@event-planner/contracts/refund';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { BookingKeeping, BookingRow, TicketRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { ensureNotDisputed } from '../order-disputes.ts';
import type { RefundRow } from '../refund-orders.ts';
import type { Tables } from '../tables.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { chosenOf, refuseWay } from './buyers.ts';
import { ensureAsFiled, type PayoutsByHand } from './by-hand.ts';
import type { GiveBack } from './give-back.ts';
import type { Order, Orders } from './orders.ts';
import { presentForTeam, refundableOf } from './present.ts';
import { announceRefund } from './request.ts';
import { amountOf, canBeCredit, decideByHand, leftOf } from './rules.ts';
import { findByKey, findOfEvent, listOfBookings, listOfEvent, updateRefund } from './store.ts';

export interface TeamRefundsParts {
  readonly context: BookingContext;
  readonly keeping: BookingKeeping;
  readonly orders: Orders;
  readonly giveBack: GiveBack;
  readonly byHand: Pick<PayoutsByHand, 'paidOut'>;
}

interface Asking {
  readonly eventId: string;
  readonly by: AccessClaims;
}

export type TeamRefunds = ReturnType<typeof createTeamRefunds>;

/** What the organizer's team gives back. */
export function createTeamRefunds({ context, keeping, orders, giveBack, byHand }: TeamRefundsParts) {
  const { db } = context;

  const give = async (
    tx: Transaction<Tables>,
    order: Order,
    { form, key, by }: { readonly form: RefundForm; readonly key: string; readonly by: AccessClaims },
  ) => {
    ensureNotDisputed(order.dispute);
    const { what, withFees, asCredit, reason, seenMinor } = form;
    if (asCredit && !canBeCredit(order.booking)) throw refuseWay();
    const tickets = ticketsOf(order, form);
    const chosen = tickets.map(ticket => order.tickets.indexOf(ticket));
    const amountMinor = amountOf({ what, withFees }, { parts: order.parts, leftMinor: leftOf(order.booking), chosen });
    if (amountMinor !== seenMinor)
      throw refuse('amount_changed', `${amountMinor} would go back by now, not ${seenMinor}: look again`, { amountMinor });
    const ends = !form.endTickets || what.of === 'amount' ? 'none' : what.of === 'order' ? 'all' : 'tickets';
    return giveBack(tx, { order, tickets, ends, amountMinor, cause: 'by_team', key, by: { id: by.sub, name: by.name }, reason, asCredit });
  };

  /** Changes one of them under the booking's lock. */
  const change = async (
    { eventId, by, refundId }: Asking & { readonly refundId: string },
    { act, fileId }: { readonly act: 'retry' | 'paid_out'; readonly fileId?: string | undefined },
    write: (tx: Transaction<Tables>, refund: RefundRow, booking: BookingRow) => Promise<unknown>,
  ): Promise<TeamRefund> => {
    const organizerId = await ensureAllowed(context, { eventId, by }, 'refund');
    return db.transaction(async tx => {
      const found = await findOfEvent(tx, eventId, refundId);
      const booking = found && (await keeping.lock(tx, found.bookingId));
      const refund = await findOfEvent(tx, eventId, refundId);
      if (!refund || !booking) throw refuseCommon('not_found', `there is no refund ${refundId} of this event`);
      const state = decideByHand(refund, act);
      if (state === undefined) throw refuse('refund_over', `the refund is ${refund.state}`, { state: refund.state });
      ensureAsFiled([refund], fileId);
      await write(tx, refund, booking);
      const changed = await findOfEvent(tx, eventId, refundId);
      await context.audit(tx, {
        by: actorOf(by),
        action: act === 'retry' ? 'refund.retried' : 'refund.paid_out',
        of: { kind: 'refund', id: refundId },
        organizerId,
        before: { state: refund.state },
        after: { state: changed?.state ?? state },
      });
      return presentForTeam(changed ?? refund);
    });
  };

  return {
    async look({ eventId, by, bookingId }: Asking & { readonly bookingId: string }): Promise<Refundable> {
      await ensureAllowed(context, { eventId, by }, 'seeOrders');
      const order = await orders.find(db.query, bookingId, { eventId });
      return refundableOf(order, await listOfBookings(db.query, [bookingId]));
    },

    async refund(
      { eventId, by, bookingId }: Asking & { readonly bookingId: string },
      form: RefundForm,
      idempotencyKey: string,
    ): Promise<TeamRefund> {
      await ensureAllowed(context, { eventId, by }, 'refund');
      const key = `team ${by.sub} ${idempotencyKey}`;
      const given = await db.transaction(async tx => {
        const order = await orders.lock(tx, bookingId, { eventId });
        const before = await findByKey(tx, bookingId, key);
        return before ? { refund: before, afterCommit: () => {} } : give(tx, order, { form, key, by });
      });
      given.afterCommit();
      const found = await findOfEvent(db.query, eventId, given.refund.id);
      if (!found) throw new Error(`the refund ${given.refund.id} was just written and is not there`);
      return presentForTeam(found);
    },

    async list(
      { eventId, by }: Asking,
      query: Omit<Parameters<typeof listOfEvent>[1], 'eventId'>,
    ): Promise<{ items: TeamRefund[]; nextCursor: string | null }> {
      await ensureAllowed(context, { eventId, by }, 'seeOrders');
      const found = await listOfEvent(db.query, { ...query, eventId, limit: query.limit + 1 });
      const rows = found.slice(0, query.limit);
      return { items: rows.map(presentForTeam), nextCursor: found.length > query.limit ? (rows.at(-1)?.id ?? null) : null };
    },

    /** Asks the provider once more. */
    retry: (asking: Asking & { readonly refundId: string }): Promise<TeamRefund> =>
      change(asking, { act: 'retry' }, async (tx, refund) => {
        const attempt = refund.attempt + 1;
        await updateRefund(tx, refund.id, { state: 'requested', attempt, failureCode: null, settledAt: null });
        if (refund.paymentId !== null) await announceRefund(tx, context, { ...refund, paymentId: refund.paymentId, attempt });
      }),

    /** Somebody gave the money to the buyer in another way. */
    paidOut: (asking: Asking & { readonly refundId: string }, how: PaidOut): Promise<TeamRefund> =>
      change(asking, { act: 'paid_out', fileId: how.fileId }, (tx, refund, booking) =>
        byHand.paidOut(tx, { refund, booking, by: asking.by }, how),
      ),
  };
}

/** Of the whole order all that are valid; of an amount none in particular. Tickets that have ended may be paid back too, if nothing ends by it. */
function ticketsOf(order: Order, { what, endTickets }: RefundForm): readonly TicketRow[] {
  if (what.of === 'amount') return [];
  if (what.of === 'order') return chosenOf(order, undefined);
  if (endTickets) return chosenOf(order, what.tickets);
  const known = order.tickets.filter(ticket => what.tickets.includes(ticket.id));
  if (known.length < new Set(what.tickets).size) throw refuse('no_such_ticket', 'the order has no such ticket', { tickets: what.tickets });
  return known;
}
