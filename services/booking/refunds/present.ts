import type { PaidWith } from '@event-planner/contracts/orders';
import { TakenWith } from '@event-planner/contracts/payment-ways';
import type { Refundable, TeamRefund } from '@event-planner/contracts/refund';
import { failureOf } from '../refund-failures.ts';
import { presentRefund, type RefundRow } from '../refund-orders.ts';
import { feesByTicket } from './amounts.ts';
import type { Order } from './orders.ts';
import { byProvider, canBeCredit, leftOf } from './rules.ts';

export interface RefundOfOrder extends RefundRow {
  readonly reference: string;
  readonly attendeeName: string;
  readonly paidWith: PaidWith | null;
}

export const presentForTeam = (row: RefundOfOrder): TeamRefund => ({
  ...presentRefund(row),
  bookingId: row.bookingId,
  reference: row.reference,
  buyer: row.attendeeName,
  by: row.byName,
  toPayOutMinor: row.amountMinor - row.creditedMinor - row.offInvoiceMinor,
  paidWith: TakenWith.safeParse(row.paidWith).data ?? null,
  fileId: row.filedIn,
  paidOutBy: row.settledByName,
  paidOutWith: row.paidOutWith,
  failure: failureOf(row.failureCode),
});

export function refundableOf({ booking, tickets, parts, dispute }: Order, refunds: readonly RefundOfOrder[]): Refundable {
  const fees = feesByTicket(parts);
  return {
    currency: booking.currency,
    paidMinor: booking.confirmedAt === null ? 0 : booking.totalMinor + booking.carriedMinor,
    refundedMinor: booking.refundedMinor,
    leftMinor: leftOf(booking),
    feesMinor: parts.feesMinor,
    tickets: tickets.map((ticket, at) => ({
      ticketId: ticket.id,
      name: ticket.attendeeName,
      place: ticket.place,
      ticketTypeName: ticket.ticketTypeName,
      valid: ticket.state === 'valid',
      amountMinor: parts.tickets[at] ?? 0,
      feeMinor: fees[at] ?? 0,
    })),
    byProvider: byProvider(booking) || booking.carriedMinor > 0,
    byInvoice: booking.paidWith === 'invoice',
    creditPossible: canBeCredit(booking),
    disputed: dispute?.state ?? null,
    refunds: refunds.map(presentForTeam),
  };
}
