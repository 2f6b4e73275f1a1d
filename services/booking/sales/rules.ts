import type { Sold } from '@event-planner/contracts/sales';
import { byCurrency } from '../days.ts';

/** What was sold or given back: so many orders, admissions and so much money of one currency, on one day or of one event. */
export interface Counted {
  readonly kind: 'sale' | 'refund';
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

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
