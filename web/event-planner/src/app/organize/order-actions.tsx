import type { Order } from '@event-planner/contracts/orders';
import { PrintTickets } from '../../features/orders/print-tickets.tsx';

/** What one may do with an order beside mending it: each where the role and the order allow it. */
export function OrderActions({ order }: { readonly order: Order }) {
  return <PrintTickets order={order} />;
}
