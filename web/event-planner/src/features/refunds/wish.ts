import type { Refundable } from '@event-planner/contracts/refund';

/** What somebody of the team would like to give back. */
export interface Wish {
  readonly of: 'order' | 'tickets' | 'amount';
  readonly tickets: readonly string[];
  readonly amountMinor: number;
  readonly endTickets: boolean;
  readonly withFees: boolean;
  readonly asCredit: boolean;
  readonly reason: string;
}

/** What it comes to, as the server will see it: it refuses another amount than was shown. */
export function amountOfWish(order: Refundable, wish: Wish): number {
  if (wish.of === 'amount') return wish.amountMinor;
  if (wish.of === 'order') return Math.max(0, order.leftMinor - (wish.withFees ? 0 : order.feesMinor));
  const chosen = order.tickets.filter(ticket => wish.tickets.includes(ticket.ticketId));
  const wanted = chosen.reduce((sum, ticket) => sum + ticket.amountMinor + (wish.withFees ? ticket.feeMinor : 0), 0);
  return Math.min(order.leftMinor, wanted);
}
