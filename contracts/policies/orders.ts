import type { Policy } from './policy.ts';

/** Orders, their tickets, and who bought them. */
export const orders = {
  seeOrders: ['owner', 'manager', 'box_office', 'viewer'],
  changeOrders: ['owner', 'manager', 'box_office'],
  /** Have tickets let nobody in for a while. */
  blockTickets: ['owner', 'manager', 'box_office'],
  /** Give money back. */
  refund: ['owner', 'manager'],
} as const satisfies Policy;
