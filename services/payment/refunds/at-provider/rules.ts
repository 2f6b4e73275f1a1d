import type { ProviderRefund } from '@event-planner/contracts/provider-refunds';
import { credit, debit, type Entry } from '../../books.ts';
import type { PaymentRow, ProviderRefundRow } from '../../tables.ts';

/**
 * What a refund was for is clear only where it is all of the payment, nothing of it had gone back before, and it paid for one booking alone. Anything else might be one
 * ticket, another, or goodwill: somebody who knows has to say.
 */
export const isClear = (
  { amountMinor, currency }: Pick<ProviderRefundRow, 'amountMinor' | 'currency'>,
  payment: Pick<PaymentRow, 'amountMinor' | 'currency' | 'promisedMinor'>,
  bookings: number,
): boolean => amountMinor === payment.amountMinor && currency === payment.currency && payment.promisedMinor === 0 && bookings === 1;

type Of = Pick<ProviderRefundRow, 'providerId' | 'amountMinor' | 'currency' | 'paymentId' | 'bookingId'>;

const about = ({ providerId, currency, bookingId, paymentId }: Of, what: string, happenedAt: Date) => ({
  key: `refund ${providerId} at the provider ${what}`,
  kind: 'refund_at_provider' as const,
  currency,
  bookingId,
  paymentId,
  happenedAt,
});

/** The money has left the provider, and nobody has said yet what for. */
export const entryOfMade = (refund: Of, at: Date): Entry => ({
  ...about(refund, 'made', at),
  postings: [debit('suspense', refund.amountMinor), credit('provider', refund.amountMinor)],
});

/** The bank sent it back. */
export const entryOfReturned = (refund: Of, at: Date): Entry => ({
  ...about(refund, 'returned', at),
  postings: [debit('provider', refund.amountMinor), credit('suspense', refund.amountMinor)],
});

/** It is known what for: booking says what of the sale goes back, which is owed to the buyer; here it is that this has been paid. */
export const entryOfAssigned = (refund: Of, at: Date): Entry => ({
  ...about(refund, 'assigned', at),
  postings: [debit('to_refund', refund.amountMinor), credit('suspense', refund.amountMinor)],
});

/** It was a refund that is booked as sent by its own: here it is taken out again. */
export const entryOfAdopted = (refund: Of, at: Date): Entry => ({
  ...about(refund, 'adopted', at),
  postings: [debit('provider', refund.amountMinor), credit('suspense', refund.amountMinor)],
});

export type Shown = ProviderRefundRow & {
  readonly reference: string | null;
  readonly buyerName: string | null;
  readonly eventId: string | null;
  readonly eventTitle: string | null;
};

export const present = (row: Shown): ProviderRefund => ({
  id: row.providerId,
  paymentId: row.paymentId,
  bookingId: row.bookingId,
  reference: row.reference,
  buyer: row.buyerName,
  eventId: row.eventId,
  eventTitle: row.eventTitle,
  amountMinor: row.amountMinor,
  currency: row.currency,
  state: row.state,
  madeAt: row.madeAt.toISOString(),
  purpose: row.purpose,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decidedBy: row.decidedByName,
});
