import type { TakenCorrection } from '@event-planner/contracts/payment-ways';
import { credit, debit, type Entry } from '../books.ts';
import type { TakenFor } from '../takings.ts';
import type { PaymentRow, SaleRow, TakingRow } from '../tables.ts';

/** Money as it stands: what came, each time, and as was said of it last. Of an invoice that was paid in part and for the rest later, more than one; then the last is undone first. */
export function standingOf<Taken extends Pick<TakingRow, 'kind' | 'paidWith' | 'account' | 'amountMinor' | 'nth'>>(
  takings: readonly Taken[],
): readonly Taken[] {
  return takings.reduce<readonly Taken[]>((standing, next) => {
    if (next.kind === 'undone') return standing.slice(0, -1);
    return next.kind === 'taken' ? [...standing, next] : [...standing.slice(0, -1), next];
  }, []);
}

interface Paid extends Pick<PaymentRow, 'state' | 'promisedMinor'> {
  /** Of what was paid on an invoice, what the organizer has given back: nobody was asked to send that. */
  readonly givenBackMinor: number;
}
export type Last = Pick<TakingRow, 'paidWith' | 'account'>;

/** What becomes of it: `said` is what stands already, `changed` is no more what was seen, `impossible` cannot be corrected. */
export function decideCorrection(payment: Paid, last: Last, { as, seen }: TakenCorrection): 'correct' | 'said' | 'changed' | 'impossible' {
  if ((last.paidWith ?? 'not_paid') === as) return 'said';
  if (last.paidWith !== seen) return 'changed';
  // What went back of it went back of what was paid; and a line of the bank is no cash.
  const isWhole = payment.state === 'succeeded' && payment.promisedMinor === 0 && (as !== 'not_paid' || payment.givenBackMinor === 0);
  return isWhole && (as === 'not_paid' || last.account !== 'suspense') ? 'correct' : 'impossible';
}

const drawers: readonly string[] = ['cash', 'card_terminal'];

/** Of what was sold at the desk for money on the spot: in which drawer it is. That there was none is no sale: the order is cancelled, and paid out of that drawer. */
export function decideDeskCorrection(last: Last, { as, seen }: TakenCorrection): 'correct' | 'said' | 'changed' | 'impossible' {
  if (last.paidWith === as) return 'said';
  if (last.paidWith !== seen) return 'changed';
  return drawers.includes(as) ? 'correct' : 'impossible';
}

/** How a sale was paid when it was sold, at a desk and on the spot; undefined of any other. */
export function lastOfSale({ origin, paymentId, paidWith, totalMinor }: SaleRow): (Last & Pick<TakingRow, 'nth'>) | undefined {
  if (origin !== 'box_office' || paymentId !== null || totalMinor === 0) return undefined;
  if (paidWith === 'cash') return { paidWith, account: 'cash', nth: 0 };
  return paidWith === 'card_terminal' ? { paidWith, account: 'terminal', nth: 0 } : undefined;
}

export type Corrected = TakenFor & Pick<PaymentRow, 'eventId' | 'organizerId'>;

interface Correction {
  readonly nth: number;
  /** Where the money is that the correction is about. */
  readonly from: Pick<TakingRow, 'account' | 'amountMinor'>;
  /** Null: it did not come, and is owed. */
  readonly to: TakingRow['account'] | null;
  readonly at: Date;
  readonly reason: string;
}

/** The entry that was wrong stays, and this one beside it makes it right. */
export function entryOfCorrection(of: Corrected, { nth, from, to, at, reason }: Correction): Entry {
  const { id, bookingId, eventId, currency, organizerId } = of;
  return {
    key: `${id === null ? `sale ${bookingId}` : `payment ${id}`} corrected ${nth}`,
    kind: 'correction',
    currency,
    eventId,
    bookingId,
    paymentId: id,
    happenedAt: at,
    reason,
    postings: [debit(to ?? 'receivable', from.amountMinor, organizerId), credit(from.account, from.amountMinor, organizerId)],
  };
}
