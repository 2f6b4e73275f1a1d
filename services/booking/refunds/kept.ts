import { allocate } from '@event-planner/contracts/allocate';
import type { TicketRow } from '../booking-keeping.ts';
import { feesOf } from '../worth.ts';
import { feesByTicket, sum } from './amounts.ts';
import type { Order } from './orders.ts';

interface Given {
  /** Tickets that end by it. */
  readonly ended: readonly TicketRow[];
  /** Tickets that the money is for. */
  readonly paidFor: readonly TicketRow[];
  readonly amountMinor: number;
}

/** What the organizer keeps of tickets that end for less than they cost; or, where none ends, what of that goes back after all. Undefined for nothing. */
export function keptBy(
  { booking, parts, tickets }: Pick<Order, 'booking' | 'parts' | 'tickets'>,
  { ended, paidFor, amountMinor }: Given,
): { readonly keptMinor: number; readonly feesMinor: number } | undefined {
  const fees = feesByTicket(parts);
  const costs = new Map(tickets.map(({ id }, at) => [id, (parts.tickets[at] ?? 0) + (fees[at] ?? 0)]));
  const costOf = ({ id }: TicketRow): number => costs.get(id) ?? 0;
  if (ended.length > 0) {
    const ids = ended.map(ticket => ticket.id);
    return { keptMinor: Math.max(0, sum(ended.map(costOf)) - amountMinor), feesMinor: feesOf(booking, costs, ids) };
  }
  const isOver = paidFor.map(ticket => ticket.state !== 'valid');
  if (!isOver.includes(true)) return undefined;
  const shares = allocate(amountMinor, paidFor.map(costOf));
  return { keptMinor: -sum(shares.filter((_, at) => isOver[at])), feesMinor: 0 };
}
