import {
  type Awaited,
  invoiceAnswerDays,
  type OfferedWays,
  type PaymentTerms,
  type PaymentWay,
} from '@event-planner/contracts/payment-ways';
import type { BookingRow } from '../booking-keeping.ts';
import { stateAt } from '../payable.ts';

type Known = Pick<
  BookingRow,
  'state' | 'payBy' | 'createdAt' | 'totalMinor' | 'origin' | 'replaces' | 'takesFrom' | 'resaleIds' | 'awaits'
>;
interface Terms {
  readonly payment: PaymentTerms;
  readonly startsAt: Date;
}
type Slow = Exclude<PaymentWay, 'provider'>;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Money takes a day from bank to bank: who has less is not told that it could be in time. */
const leastMs: Readonly<Record<Slow, number>> = { transfer: dayMs, invoice: 60 * minuteMs, on_site: 15 * minuteMs };

/**
 * Until when places are kept for a slow way; undefined where it is not offered. Counted from when the booking was made, so that whoever chooses again and again keeps
 * them no longer.
 */
function deadlineOf(way: Slow, { createdAt }: Pick<Known, 'createdAt'>, { payment, startsAt }: Terms): Date | undefined {
  const { transfer, invoice, onSite } = payment;
  const start = startsAt.getTime();
  const earliest = (...times: readonly number[]): Date => new Date(Math.min(...times));
  if (way === 'transfer' && transfer) return earliest(createdAt.getTime() + transfer.days * dayMs, start - transfer.daysBefore * dayMs);
  if (way === 'invoice' && invoice) return earliest(createdAt.getTime() + invoiceAnswerDays * dayMs, start);
  return way === 'on_site' && onSite ? earliest(start - onSite.minutesBefore * minuteMs) : undefined;
}

/** What takes the place of other tickets has to be paid at once: until then nobody else can have those. */
const takesOthers = ({ replaces, takesFrom, resaleIds }: Known): boolean => replaces !== null || takesFrom !== null || resaleIds !== null;

const slow = ['transfer', 'invoice', 'on_site'] as const satisfies readonly Slow[];

/** The ways that a booking may be paid by now. */
export function waysOf(booking: Known, terms: Terms, now: Date): OfferedWays {
  const isOpen = stateAt(booking, now) === 'pending' && booking.awaits !== 'processing';
  if (!isOpen) return { awaits: booking.awaits, ways: [] };
  const mayWait = booking.origin === 'online' && booking.totalMinor > 0 && !takesOthers(booking);
  const waiting = (mayWait ? slow : []).flatMap(way => {
    const payBy = deadlineOf(way, booking, terms);
    return payBy && payBy.getTime() - now.getTime() >= leastMs[way] ? [{ way, payBy: payBy.toISOString() }] : [];
  });
  const atOnce = terms.payment.provider || waiting.length === 0;
  return {
    awaits: booking.awaits,
    ways: [...(atOnce ? [{ way: 'provider' as const, payBy: booking.payBy.toISOString() }] : []), ...waiting],
  };
}

const mostProcessingMs = 14 * dayMs;
/** Whoever's debit came back has so long to pay in another way. */
const secondChanceMs = 60 * minuteMs;

/** Until when the places are kept while the provider collects the money: not beyond the start, and not for ever. */
export const processingUntil = (asked: Date, startsAt: Date, now: Date): Date =>
  new Date(Math.min(asked.getTime(), startsAt.getTime(), now.getTime() + mostProcessingMs));

export const afterFailure = (payBy: Date, now: Date): Date => new Date(Math.min(payBy.getTime(), now.getTime() + secondChanceMs));

/** Who pays by transfer is told once, two days before it is too late, unless they have only just chosen. */
export const remindWhen = (now: Date) => ({ payBefore: new Date(now.getTime() + 2 * dayMs), madeBefore: new Date(now.getTime() - dayMs) });

export const isSlow = (awaits: Awaited | null): awaits is Slow => awaits !== null && awaits !== 'processing';

/** When an invoice that is sent now is to be paid. Without terms of the event, what is usual. */
export const dueOn = ({ invoice }: PaymentTerms, now: Date): Date => new Date(now.getTime() + (invoice?.days ?? 14) * dayMs);
