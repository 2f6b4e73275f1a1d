import type { BookingState, TicketState } from '@event-planner/contracts/booking';

export type TypeName = 'plain' | 'better';
export const priceOf = { plain: 1250, better: 2000 } as const;
export const capacityOf = { plain: 6, better: 4 } as const;
export const exchangeFeeMinor = 200;
/** What the organizer keeps when a ticket is given back or sold again. */
export const kept = (minor: number): number => minor / 10;

export interface Ticket {
  state: TicketState;
  /** What was paid for it. */
  readonly worthMinor: number;
}
/** An order as it should be. */
export interface Order {
  readonly type: TypeName;
  readonly origin: 'online' | 'desk' | 'transfer' | 'split' | 'exchange' | 'resale';
  state: BookingState;
  /** Until when it holds its places. */
  payBy: number;
  totalMinor: number;
  carriedMinor: number;
  movedMinor: number;
  refundedMinor: number;
  keptMinor: number;
  /** How many tickets it has or is to have. */
  readonly quantity: number;
  tickets: Ticket[];
  /** By a provider, in cash, or not at all. */
  paidBy: 'provider' | 'hand' | null;
  paymentId: string | null;
  /** What ends when it is paid: a ticket that it replaces, or buys. */
  readonly takes: { readonly from: Order; readonly ticket: Ticket; readonly payoutMinor: number; readonly creditMinor: number } | undefined;
}
export interface Refund {
  readonly of: Order;
  readonly amountMinor: number;
  readonly cause: string;
  state: 'requested' | 'by_hand' | 'done' | 'failed';
  readonly paymentId: string | null;
}

/** All there is, and the only clock. */
export interface Model {
  now: number;
  readonly orders: Order[];
  readonly refunds: Refund[];
  receivedMinor: number;
}

export const leftOf = (order: Order): number => order.totalMinor + order.carriedMinor - order.movedMinor - order.refundedMinor;
export const stateAt = (order: Order, now: number): BookingState =>
  order.state === 'pending' && order.payBy <= now ? 'expired' : order.state;
export const validOf = (order: Order): readonly Ticket[] => order.tickets.filter(ticket => ticket.state === 'valid');

const givenOut = (order: Order, now: number): number => {
  if (order.state === 'pending' && order.payBy > now) return order.origin === 'resale' ? 0 : order.quantity;
  return validOf(order).length;
};
export const freeOf = ({ orders, now }: Model, type: TypeName): number =>
  orders.reduce<number>((left, order) => (order.type === type ? left - givenOut(order, now) : left), capacityOf[type]);
export const soldOf = ({ orders }: Model, type: TypeName): number =>
  orders.reduce((sum, order) => (order.type === type ? sum + validOf(order).length : sum), 0);

/** A ticket that ends may have been the last. */
export function end(order: Order, tickets: readonly Ticket[], state: Exclude<TicketState, 'valid'>): void {
  for (const ticket of tickets) ticket.state = state;
  if (order.state !== 'confirmed' || validOf(order).length > 0) return;
  order.state = order.tickets.every(ticket => ticket.state === 'cancelled') ? 'cancelled' : 'transferred';
}

/** Money that goes back: first what was paid for the order itself, then what it carries of the one that it replaced. */
export function refund(
  { refunds }: Model,
  order: Order,
  { amountMinor, cause }: { readonly amountMinor: number; readonly cause: string },
): void {
  const ownMinor = Math.min(amountMinor, order.totalMinor - order.refundedMinor);
  const state = ownMinor === 0 ? 'done' : order.paidBy === 'provider' ? 'requested' : 'by_hand';
  refunds.push({ of: order, amountMinor: ownMinor, cause, state, paymentId: order.paymentId });
  order.refundedMinor += ownMinor;
  const restMinor = amountMinor - ownMinor;
  const source = order.takes?.from;
  if (restMinor === 0 || !source) return;
  order.carriedMinor -= restMinor;
  source.movedMinor -= restMinor;
  refund({ refunds } as Model, source, { amountMinor: restMinor, cause });
}

/** A payment that bought nothing goes back whole, whatever the order cost. */
export const sendBack = ({ refunds }: Model, order: Order, paid: { readonly paymentId: string; readonly amountMinor: number }): number =>
  refunds.push({ of: order, amountMinor: paid.amountMinor, cause: 'payment_rejected', state: 'requested', paymentId: paid.paymentId });

export function canTake({ takes }: Order): boolean {
  if (!takes) return true;
  return takes.ticket.state === 'valid' && leftOf(takes.from) >= takes.creditMinor;
}

/** What an order that is paid, or costs nothing, does to the one whose ticket it takes. */
export function take(model: Model, order: Order): void {
  const { takes } = order;
  if (!takes) return;
  if (order.origin === 'resale') {
    end(takes.from, [takes.ticket], 'resold');
    const payoutMinor = Math.min(takes.payoutMinor, leftOf(takes.from));
    takes.from.keptMinor += takes.ticket.worthMinor - payoutMinor;
    return refund(model, takes.from, { amountMinor: payoutMinor, cause: 'resold' });
  }
  end(takes.from, [takes.ticket], 'exchanged');
  const backMinor = Math.max(0, -differenceOf(order.type, takes.creditMinor));
  takes.from.movedMinor += takes.creditMinor - backMinor;
  order.carriedMinor += takes.creditMinor - backMinor;
  if (backMinor > 0) refund(model, takes.from, { amountMinor: backMinor, cause: 'exchanged' });
}

export const differenceOf = (type: TypeName, creditMinor: number): number => priceOf[type] + exchangeFeeMinor - creditMinor;

/** What payment says of a refund, and what follows for its order. */
export function settle({ refunds }: Model, one: Refund, outcome: 'done' | 'failed'): void {
  one.state = outcome;
  const { of: order } = one;
  // Of money that was never the order's nothing follows.
  if (one.cause === 'payment_rejected' && one.paymentId !== order.paymentId) return;
  const done = refunds.filter(other => other.of === order && other.state === 'done' && other.cause !== 'payment_rejected');
  const isBack =
    one.cause === 'payment_rejected'
      ? outcome === 'done'
      : done.reduce((sum, other) => sum + other.amountMinor, 0) >= order.totalMinor - order.movedMinor;
  if (outcome === 'failed') order.state = order.state === 'refunded' ? 'refunding' : order.state;
  else if (isBack && (order.state === 'cancelled' || order.state === 'refunding')) order.state = 'refunded';
}
