import type { Booking } from '@event-planner/contracts/booking';

/** What a buyer has of a booking of which all went back: money, where any of it is; otherwise credit; otherwise an invoice that nobody asks for any more. */
export function backAs(refunds: Booking['refunds']): 'refunded' | 'credited' | 'uninvoiced' {
  const isMoney = refunds.some(
    ({ asCredit, amountMinor, creditedMinor, offInvoiceMinor }) => !asCredit && amountMinor > creditedMinor + offInvoiceMinor,
  );
  if (isMoney) return 'refunded';
  const isCredit = refunds.some(({ asCredit, creditedMinor }) => asCredit || creditedMinor > 0);
  return isCredit ? 'credited' : refunds.some(({ offInvoiceMinor }) => offInvoiceMinor > 0) ? 'uninvoiced' : 'refunded';
}
