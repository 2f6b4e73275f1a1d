import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { owedOf } from './invoiced.ts';
import type { PaymentRow } from './tables.ts';

/** `arrivedMinor`: what has come for it in parts, and has paid nothing yet. */
export const presentAwaited = (row: PaymentRow, arrivedMinor = 0): AwaitedPayment => ({
  id: row.id,
  bookingId: row.bookingId,
  eventId: row.eventId,
  eventTitle: row.eventTitle ?? row.description,
  way: row.method,
  reference: row.reference ?? '',
  name: row.buyerName ?? '',
  email: row.email,
  amountMinor: row.amountMinor,
  arrivedMinor,
  owedMinor: owedOf(row, arrivedMinor),
  writtenOffMinor: row.writtenOffMinor,
  currency: row.currency,
  payBy: row.payBy.toISOString(),
  dueAt: row.dueAt?.toISOString() ?? null,
  state: row.state,
});
