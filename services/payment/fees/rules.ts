import { feeGivenBack, feeOfSale, type FeeTerms } from '@event-planner/contracts/platform-fees';
import { credit, debit, type Entry } from '../books.ts';
import type { RefundOfSale, SaleFee, Sold } from '../sale-fees.ts';

export const feeOf = (terms: FeeTerms | null, { currency, totalMinor, lines, origin, paidWith }: Sold): number =>
  feeOfSale(terms, { currency, totalMinor, lines, atBoxOffice: origin === 'box_office' || paidWith !== undefined });

export function entriesOfFee(sold: Sold, { feeMinor }: SaleFee, happenedAt: Date): readonly Entry[] {
  const { organizerId, bookingId } = sold;
  if (feeMinor === 0 || organizerId === undefined) return [];
  return [
    {
      key: `fee of the sale ${bookingId}`,
      kind: 'platform_fee',
      ...whatOf(sold),
      happenedAt,
      postings: [debit('fees', feeMinor, organizerId), credit('platform_fees', feeMinor)],
    },
  ];
}

/** What was sold, by whom and by which terms. */
export interface FeePaid {
  readonly organizerId: string | null;
  readonly feeMinor: number;
  readonly onRefund: FeeTerms['onRefund'];
}

/** An exchange is no refund: the fee of what is given back always comes back, and that of what is taken instead is taken. */
export function entriesOfFeeBack(refund: RefundOfSale, { organizerId, feeMinor, onRefund }: FeePaid, happenedAt: Date): readonly Entry[] {
  const { refundId, amountMinor, beforeMinor, totalMinor, cause } = refund;
  if (organizerId === null || (onRefund === 'none' && cause !== 'exchanged')) return [];
  const upTo = (refundedMinor: number): number => feeGivenBack(feeMinor, { refundedMinor, totalMinor });
  const backMinor = upTo(beforeMinor + amountMinor) - upTo(beforeMinor);
  if (backMinor === 0) return [];
  return [
    {
      key: `fee of the refund ${refundId}`,
      kind: 'platform_fee',
      ...whatOf(refund),
      happenedAt,
      postings: [debit('platform_fees', backMinor), credit('fees', backMinor, organizerId)],
    },
  ];
}

const whatOf = (of: Pick<Sold, 'currency' | 'eventId' | 'bookingId' | 'paymentId'>) => ({
  currency: of.currency,
  eventId: of.eventId,
  bookingId: of.bookingId,
  paymentId: of.paymentId ?? null,
});
