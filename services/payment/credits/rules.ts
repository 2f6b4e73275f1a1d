import type { CreditMovementKind } from '@event-planner/contracts/credit';
import { credit, debit, type Entry } from '../books.ts';
import type { GivenAsCredit } from '../buyer-credit.ts';
import type { PaymentRow } from '../tables.ts';
import type { CreditMovementRow } from '../credit-tables.ts';

const kindOf = { granted: 'credit_granted', returned: 'credit_returned', spent: 'credit_spent' } as const satisfies Record<
  CreditMovementKind,
  Entry['kind']
>;

export type Moved = Omit<CreditMovementRow, 'id'>;

export const movementOfGiven = ({ payment, organizerId, refundId, kind, amountMinor, at }: GivenAsCredit): Moved => ({
  organizerId,
  userId: payment.userId,
  currency: payment.currency,
  kind,
  amountMinor,
  entryKey: `refund ${refundId} as credit`,
  bookingId: payment.bookingId,
  paymentId: payment.id,
  refundId,
  happenedAt: at,
});

export const movementsOfSpent = (payments: readonly PaymentRow[], at: Date): readonly Moved[] =>
  payments.flatMap(({ id, bookingId, userId, organizerId, currency, creditMinor }) =>
    creditMinor === 0 || organizerId === null
      ? []
      : [
          {
            organizerId,
            userId,
            currency,
            kind: 'spent',
            amountMinor: -creditMinor,
            entryKey: `payment ${id} by credit`,
            bookingId,
            paymentId: id,
            refundId: null,
            happenedAt: at,
          },
        ],
  );

/**
 * Credit is the platform's to keep until it is spent, not the organizer's: so what it is backed by is in nothing that they are owed, and no payout takes it. Whose it
 * is at whom, movements say.
 */
export const entryOf = ({ kind, amountMinor, entryKey: key, happenedAt, currency, bookingId, paymentId }: Moved): Entry => ({
  key,
  kind: kindOf[kind],
  currency,
  bookingId,
  paymentId,
  happenedAt,
  postings:
    kind === 'spent'
      ? [debit('buyer_credit', -amountMinor), credit('received', -amountMinor)]
      : [debit('to_refund', amountMinor), credit('buyer_credit', amountMinor)],
});
