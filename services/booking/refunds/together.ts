import type { AccessClaims } from '@event-planner/contracts/auth';
import type { NotPaidOut, PaidOutTogether, RefundByHand, RefundFiling, RefundsByHandPage } from '@event-planner/contracts/refund';
import { TakenWith } from '@event-planner/contracts/payment-ways';
import { actorOf } from '@event-planner/platform/audit';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { ensureAllowed } from '@event-planner/platform/team';
import type { BookingKeeping, BookingRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { ensureAsFiled, type PayoutsByHand } from './by-hand.ts';
import type { RefundOfOrder } from './present.ts';
import { canBeFiled, canBeUndone, decideByHand } from './rules.ts';
import { fileRefunds, listByHand, listOfOrganizer, mostByHand, unfileRefunds } from './store.ts';

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

  /** Those of them that there are, as they are under the locks of their bookings. */
  const lockAll = async (tx: Transaction<Tables>, organizerId: string, ids: readonly string[]): Promise<readonly RefundOfOrder[]> => {
    const found = await listOfOrganizer(tx, organizerId, ids);
    for (const bookingId of new Set(found.map(refund => refund.bookingId))) await keeping.lock(tx, bookingId);
    return listOfOrganizer(tx, organizerId, ids);
  };

  /** Does it with all of them, or with none; answers with which it cannot be done. */
  const changeFiling = (
    organizerId: string,
    { fileId, refunds: ids }: RefundFiling,
    { may, write }: { readonly may: (refund: RefundOfOrder) => boolean; readonly write: typeof fileRefunds },
  ): Promise<readonly string[]> =>
    db.transaction(async tx => {
      const refunds = new Map((await lockAll(tx, organizerId, ids)).map(refund => [refund.id, refund]));
      const refused = ids.filter(id => {
        const refund = refunds.get(id);
        return refund === undefined || !may(refund);
      });
      if (refused.length === 0) await write(tx, { fileId, refunds: ids });
      return refused;
    });

  /** Changes all of them, each under the lock of its booking, or none. */
  const changeAll = async (
    { organizerId, by }: OfTeam,
    {
      refunds: ids,
      may,
      action,
      fileId,
      write,
    }: {
      readonly refunds: readonly string[];
      readonly may: (refund: RefundOfOrder) => boolean;
      readonly action: 'refund.paid_out' | 'refund.not_paid_out';
      /** Null: whatever file they are in. */
      readonly fileId: string | undefined | null;
      readonly write: (tx: Transaction<Tables>, refund: RefundOfOrder, booking: BookingRow) => Promise<string>;
    },
  ): Promise<void> => {
    await ensureAllowed(context, { organizerId, by }, 'refund');
    await db.transaction(async tx => {
      const refunds = await lockAll(tx, organizerId, ids);
      const unknown = ids.find(id => !refunds.some(refund => refund.id === id));
      if (unknown !== undefined) throw refuseCommon('not_found', `there is no refund ${unknown} of this organizer`);
      const over = refunds.filter(refund => !may(refund));
      if (over[0]) throw refuse('refund_over', `${over.length} of ${ids.length} are ${over[0].state} by now`, { state: over[0].state });
      if (fileId !== null) ensureAsFiled(refunds, fileId);
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

    /** For services: all of these are sent by this file for the bank, and by nothing else, or none is. Answers those that cannot be. */
    file: (organizerId: string, filing: RefundFiling): Promise<readonly string[]> =>
      changeFiling(organizerId, filing, { may: refund => canBeFiled(refund, filing.fileId), write: fileRefunds }),

    /** They are not, after all. Not what was noted as sent by it. */
    unfile: (organizerId: string, filing: RefundFiling): Promise<readonly string[]> =>
      changeFiling(organizerId, filing, { may: ({ sentIn }) => sentIn !== filing.fileId, write: unfileRefunds }),

    /** Somebody gave the money of all of them to the buyers. */
    paidOut: (team: OfTeam, { refunds, ...how }: PaidOutTogether): Promise<void> =>
      changeAll(team, {
        refunds,
        may: refund => decideByHand(refund, 'paid_out') !== undefined,
        action: 'refund.paid_out',
        fileId: how.fileId,
        write: (tx, refund, booking) => byHand.paidOut(tx, { refund, booking, by: team.by }, how),
      }),

    /** That was a mistake: they are to be paid out still, or failed still. */
    notPaidOut: (team: OfTeam, { refunds }: NotPaidOut): Promise<void> =>
      changeAll(team, {
        refunds,
        may: canBeUndone,
        action: 'refund.not_paid_out',
        fileId: null,
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
