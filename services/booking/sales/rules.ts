import type { BookingOrigin } from '@event-planner/contracts/booking';
import type { Channel, Sold } from '@event-planner/contracts/sales';
import { byCurrency } from '../days.ts';

/** What was sold or given back: so many orders, admissions and so much money of one currency, on one day or of one event. */
export interface Counted {
  readonly kind: 'sale' | 'refund';
  /** Null for what was given back. */
  readonly origin: BookingOrigin | null;
  readonly currency: string;
  readonly orders: number;
  readonly admissions: number;
  readonly amountMinor: number;
}

export function addUp(rows: readonly Counted[]): Sold {
  const [sales, refunds] = [rows.filter(row => row.kind === 'sale'), rows.filter(row => row.kind === 'refund')];
  return {
    orders: sum(sales.map(row => row.orders)),
    tickets: sum(sales.map(row => row.admissions)),
    gross: byCurrency(sales),
    refundedOrders: sum(refunds.map(row => row.orders)),
    refundedTickets: sum(refunds.map(row => row.admissions)),
    refunded: byCurrency(refunds),
  };
}

/** What was sold by each channel, that with the most tickets first. */
export function channelsOf(rows: readonly Counted[]): Channel[] {
  const channels = [...Map.groupBy(rows, row => row.origin)].flatMap(([origin, of]) => {
    const { orders, tickets, gross } = addUp(of);
    return origin === null ? [] : [{ origin, orders, tickets, gross }];
  });
  return channels.toSorted((a, b) => b.tickets - a.tickets || b.orders - a.orders);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
