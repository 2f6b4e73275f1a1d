import type { CreditMovementKind } from '@event-planner/contracts/credit';
import { credit, debit, type Entry } from '../books.ts';
import type { GivenAsCredit, WithdrawnCredit } from '../buyer-credit.ts';
import type { PaymentRow } from '../tables.ts';
import type { CreditMovementRow } from '../credit-tables.ts';

const kindOf = {
  granted: 'credit_granted',
  transferred: 'credit_granted',
  withdrawn: 'credit_withdrawn',
  returned: 'credit_returned',
  spent: 'credit_spent',
} as const satisfies Record<CreditMovementKind, Entry['kind']>;

export type Moved = Omit<CreditMovementRow, 'id'>;

export const movementOfGiven = (given: GivenAsCredit): Moved => ({
  organizerId: given.organizerId,
  userId: given.payment.userId,
  currency: given.payment.currency,
  kind: given.kind,
  amountMinor: given.amountMinor,
  entryKey: `${given.kind === 'transferred' ? given.of : `refund ${given.refundId}`} as credit`,
  bookingId: given.payment.bookingId,
  paymentId: given.payment.id,
  refundId: given.kind === 'transferred' ? null : given.refundId,
  happenedAt: given.at,
});

export const movementOfWithdrawn = ({ organizerId, payment, amountMinor, of, at }: WithdrawnCredit): Moved => ({
  organizerId,
  userId: payment.userId,
  currency: payment.currency,
  kind: 'withdrawn',
  amountMinor: -amountMinor,
  entryKey: `${of} no credit`,
  bookingId: payment.bookingId,
  paymentId: payment.id,
  refundId: null,
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

const isOfTransfer = (kind: CreditMovementKind): boolean => kind === 'transferred' || kind === 'withdrawn';

/**
 * Credit is the platform's to keep until it is spent, not the organizer's: so what it is backed by is in nothing that they are owed, and no payout takes it. Whose it
 * is at whom, movements say. What came to the organizer's own bank backs it by what they are owed less until then.
 */
export const entryOf = ({ kind, amountMinor, organizerId, entryKey: key, happenedAt, currency, bookingId, paymentId }: Moved): Entry => ({
  key,
  kind: kindOf[kind],
  currency,
  bookingId,
  paymentId,
  happenedAt,
  postings:
    kind === 'spent'
      ? [debit('buyer_credit', -amountMinor), credit('received', -amountMinor)]
      : [
          isOfTransfer(kind) ? debit('suspense', amountMinor, organizerId) : debit('to_refund', amountMinor),
          credit('buyer_credit', amountMinor),
        ],
});
