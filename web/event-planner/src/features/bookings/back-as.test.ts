import type { Booking } from '@event-planner/contracts/booking';
import { expect, test } from 'vitest';
import { backAs } from './back-as.ts';

type Refund = Booking['refunds'][number];
const refund = (change: Partial<Refund>): Refund =>
  ({ asCredit: false, amountMinor: 100, creditedMinor: 0, offInvoiceMinor: 0, ...change }) as Refund;

test.each<[string, readonly Partial<Refund>[], ReturnType<typeof backAs>]>([
  ['the way it was paid', [{}], 'refunded'],
  ['as credit', [{ asCredit: true, creditedMinor: 100 }], 'credited'],
  ['of what credit had paid', [{ creditedMinor: 100 }], 'credited'],
  ['partly as credit, partly as money', [{ asCredit: true, creditedMinor: 100 }, { creditedMinor: 40 }], 'refunded'],
  ['of an invoice that was not paid', [{ offInvoiceMinor: 100 }], 'uninvoiced'],
  ['of an invoice that was paid in part', [{ offInvoiceMinor: 60 }], 'refunded'],
  ['of what was free', [{ amountMinor: 0 }], 'refunded'],
])('what went back %s', (_, refunds, as) => {
  expect(backAs(refunds.map(refund))).toBe(as);
});
