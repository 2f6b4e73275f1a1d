import type { AccessClaims } from '@event-planner/contracts/auth';
import type { NotPaidOut, PaidOutTogether, RefundByHand, RefundsByHandPage } from '@event-planner/contracts/refund';
import { TakenWith } from '@event-planner/contracts/payment-ways';
import { actorOf } from '@event-planner/platform/audit';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { ensureAllowed } from '@event-planner/platform/team';
import type { BookingKeeping, BookingRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import type { PayoutsByHand } from './by-hand.ts';
import type { RefundOfOrder } from './present.ts';
import { canBeUndone, decideByHand } from './rules.ts';
import { listByHand, listOfOrganizer, mostByHand } from './store.ts';

export interface RefundsTogetherParts {
  readonly context: BookingContext;
  readonly keeping: Pick<BookingKeeping, 'lock'>;
  readonly byHand: PayoutsByHand;
}

interface OfTeam {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export type RefundsTogether = ReturnType<typeof createRefundsTogether>;

/** What an organizer pays out by hand, of all events at once: a bank is given one file, and what it did is noted in one go. */
export function createRefundsTogether({ context, keeping, byHand }: RefundsTogetherParts) {
  const { db } = context;

  /** Changes all of them, each under the lock of its booking, or none. */
  const changeAll = async (
    { organizerId, by }: OfTeam,
    {
      refunds: ids,
      may,
      action,
      write,
    }: {
      readonly refunds: readonly string[];
      readonly may: (refund: RefundOfOrder) => boolean;
      readonly action: 'refund.paid_out' | 'refund.not_paid_out';
      readonly write: (tx: Transaction<Tables>, refund: RefundOfOrder, booking: BookingRow) => Promise<string>;
    },
  ): Promise<void> => {
    await ensureAllowed(context, { organizerId, by }, 'refund');
    await db.transaction(async tx => {
      const found = await listOfOrganizer(tx, organizerId, ids);
      for (const bookingId of new Set(found.map(refund => refund.bookingId))) await keeping.lock(tx, bookingId);
      // Once more, as they are under the locks.
      const refunds = await listOfOrganizer(tx, organizerId, ids);
      const unknown = ids.find(id => !refunds.some(refund => refund.id === id));
      if (unknown !== undefined) throw refuseCommon('not_found', `there is no refund ${unknown} of this organizer`);
      const over = refunds.filter(refund => !may(refund));
      if (over[0]) throw refuse('refund_over', `${over.length} of ${ids.length} are ${over[0].state} by now`, { state: over[0].state });
      for (const refund of refunds) {
        const booking = await keeping.lock(tx, refund.bookingId);
        if (!booking) throw new Error(`the booking ${refund.bookingId} is gone`);
        const state = await write(tx, refund, booking);
        await context.audit(tx, {
          by: actorOf(by),
          action,
          of: { kind: 'refund', id: refund.id },
          organizerId,
          before: { state: refund.state },
          after: { state },
        });
      }
    });
  };

  return {
    /** For services. */
    async listByHand(organizerId: string, after: string | undefined): Promise<RefundsByHandPage> {
      const rows = await listByHand(db.query, { organizerId, after });
      return { items: rows.map(presentByHand), after: rows.length === mostByHand ? (rows.at(-1)?.id ?? null) : null };
    },

    /** Somebody gave the money of all of them to the buyers. */
    paidOut: (team: OfTeam, { refunds, paidWith }: PaidOutTogether): Promise<void> =>
      changeAll(team, {
        refunds,
        may: refund => decideByHand(refund, 'paid_out') !== undefined,
        action: 'refund.paid_out',
        write: (tx, refund, booking) => byHand.paidOut(tx, { refund, booking, by: team.by }, paidWith),
      }),

    /** That was a mistake: they are to be paid out still, or failed still. */
    notPaidOut: (team: OfTeam, { refunds }: NotPaidOut): Promise<void> =>
      changeAll(team, {
        refunds,
        may: canBeUndone,
        action: 'refund.not_paid_out',
        write: (tx, refund, booking) => byHand.notPaidOut(tx, { refund, booking, by: team.by }),
      }),
  };
}

const presentByHand = (row: RefundOfOrder & { readonly eventTitle: string }): RefundByHand => ({
  refundId: row.id,
  bookingId: row.bookingId,
  eventId: row.eventId,
  eventTitle: row.eventTitle,
  reference: row.reference,
  buyer: row.attendeeName,
  cause: row.cause,
  paymentId: row.paymentId,
  paidWith: TakenWith.safeParse(row.paidWith).data ?? null,
  amountMinor: row.amountMinor - row.creditedMinor - row.offInvoiceMinor,
  currency: row.currency,
  createdAt: row.createdAt.toISOString(),
});
