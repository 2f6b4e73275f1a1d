import { credit, debit, type Entry } from '../books.ts';
import type { PaymentRow, RefundRow } from '../tables.ts';

/** As it is booked when it arrives: under the same key, so that it is there once. */
export const entryOfPayment = ({ id, bookingId, amountMinor, creditMinor, currency, providerSaidAt, updatedAt }: PaymentRow): Entry => ({
  key: `payment ${id} received`,
  kind: 'payment_received',
  currency,
  bookingId,
  paymentId: id,
  happenedAt: providerSaidAt ?? updatedAt,
  postings: [debit('provider', amountMinor - creditMinor), credit('received', amountMinor - creditMinor)],
});

const rejected: readonly string[] = ['payment_rejected', 'booking-rejected'];

export function entriesOfRefund(refund: RefundRow & { readonly bookingId: string }): readonly Entry[] {
  const { id, paymentId, bookingId, amountMinor, creditMinor, currency, attempt, cause, state, createdAt, updatedAt } = refund;
  const facts = { currency, bookingId, paymentId };
  const sentBack: Entry = {
    ...facts,
    key: `payment ${paymentId} rejected`,
    kind: 'payment_rejected',
    happenedAt: createdAt,
    postings: [debit('received', amountMinor), credit('to_refund', amountMinor)],
  };
  const sent: Entry = {
    ...facts,
    key: `refund ${id} attempt ${attempt} sent`,
    kind: 'refund_sent',
    happenedAt: updatedAt,
    postings: [debit('to_refund', amountMinor - creditMinor), credit('provider', amountMinor - creditMinor)],
  };
  return [...(rejected.includes(cause) ? [sentBack] : []), ...(state === 'succeeded' ? [sent] : [])];
}
