import type { TakenCorrection } from '@event-planner/contracts/payment-ways';
import { credit, debit, type Entry } from '../books.ts';
import type { PaymentRow, TakingRow } from '../tables.ts';

type Paid = Pick<PaymentRow, 'state' | 'promisedMinor'>;
type Last = Pick<TakingRow, 'paidWith' | 'account'>;

/** What becomes of it: `said` is what stands already, `changed` is no more what was seen, `impossible` cannot be corrected. */
export function decideCorrection(payment: Paid, last: Last, { as, seen }: TakenCorrection): 'correct' | 'said' | 'changed' | 'impossible' {
  if ((last.paidWith ?? 'not_paid') === as) return 'said';
  if (last.paidWith !== seen) return 'changed';
  // What went back of it went back of what was paid; and a line of the bank is no cash.
  const isWhole = payment.state === 'succeeded' && payment.promisedMinor === 0;
  return isWhole && (as === 'not_paid' || last.account !== 'suspense') ? 'correct' : 'impossible';
}

interface Correction {
  readonly nth: number;
  readonly from: TakingRow['account'];
  /** Null: it did not come, and is owed. */
  readonly to: TakingRow['account'] | null;
  readonly at: Date;
}

/** The entry that was wrong stays, and this one beside it makes it right. */
export function entryOfCorrection(payment: PaymentRow, { nth, from, to, at }: Correction): Entry {
  const { id, bookingId, eventId, amountMinor, currency, organizerId } = payment;
  return {
    key: `payment ${id} corrected ${nth}`,
    kind: 'correction',
    currency,
    eventId,
    bookingId,
    paymentId: id,
    happenedAt: at,
    postings: [debit(to ?? 'receivable', amountMinor, organizerId), credit(from, amountMinor, organizerId)],
  };
}
