import type { Order, OrderEvent, OrderSummary } from '@event-planner/contracts/orders';
import type { Selectable } from '@event-planner/platform/database';
import { ticketCountOf } from '../counters.ts';
import { type DisputeRow, presentDispute } from '../order-disputes.ts';
import { toOrderTicket } from '../order-ticket.ts';
import { placeNamesOf } from '../places.ts';
import { shownPrice } from '../price.ts';
import type { OrderChangesTable, TicketsTable } from '../tables.ts';
import { paymentStateOf, stateOf } from './rules.ts';
import type { OrderRow, RelatedRow } from './store.ts';

type TicketRow = Selectable<TicketsTable>;
const shownPlaces = 4;

export const toSummary = (row: OrderRow, now: Date, dispute?: DisputeRow): OrderSummary => ({
  id: row.id,
  reference: row.reference,
  eventId: row.eventId,
  eventTitle: row.eventTitle,
  state: stateOf(row, now),
  origin: row.origin,
  name: row.attendeeName,
  email: row.email,
  admits: ticketCountOf(row.lines),
  places: placeNamesOf(row.lines).slice(0, shownPlaces),
  totalMinor: row.totalMinor,
  refundedMinor: row.refundedMinor,
  offInvoiceMinor: row.offInvoiceMinor,
  currency: row.currency,
  paidWith: row.paidWith,
  awaits: stateOf(row, now) === 'pending' ? row.awaits : null,
  disputed: dispute?.state ?? null,
  createdAt: row.createdAt.toISOString(),
});

/** As a line of an export: with all its places. */
export const toExported = (row: OrderRow, now: Date, dispute?: DisputeRow) => ({
  ...toSummary(row, now, dispute),
  places: placeNamesOf(row.lines),
  createdAt: row.createdAt,
  confirmedAt: row.confirmedAt,
  payment: paymentStateOf(row, now, dispute),
  soldBy: row.soldByName,
  reason: row.reason,
  note: row.note,
});

export interface OrderParts {
  readonly row: OrderRow;
  readonly tickets: readonly TicketRow[];
  readonly parent: RelatedRow | undefined;
  readonly followers: readonly RelatedRow[];
  readonly changes: readonly Selectable<OrderChangesTable>[];
  readonly paidByWord: boolean;
  readonly dispute: DisputeRow | undefined;
}

export function toOrder(parts: OrderParts, now: Date): Order {
  const { row, tickets, parent, followers, dispute } = parts;
  const summary = toSummary(row, now, dispute);
  return {
    ...summary,
    timeZone: row.timeZone,
    endsAt: row.endsAt.toISOString(),
    payBy: summary.state === 'pending' ? row.payBy.toISOString() : null,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    payment: paymentStateOf(row, now, dispute),
    lines: row.lines,
    paidByWord: parts.paidByWord,
    paidAtDesk: !parts.paidByWord && row.origin === 'box_office' && (row.paidWith === 'cash' || row.paidWith === 'card_terminal'),
    replaces: row.replaces,
    price: shownPrice(row),
    tickets: tickets.map(toOrderTicket),
    answers: row.answers,
    note: row.note,
    dispute: dispute ? presentDispute(dispute) : null,
    reason: row.reason,
    soldBy: row.soldByName,
    parent: parent ? relatedOf(parent) : null,
    followers: followers.map(relatedOf),
    history: historyOf(parts),
  };
}

const relatedOf = ({ id, eventId, reference, origin }: RelatedRow) => ({ id, eventId, reference, origin });

/** Tickets by their places; those without one by what they are, counted. */
function whichOf(tickets: OrderParts['tickets']): string {
  const named = Map.groupBy(tickets, ({ place, ticketTypeName }) => (place === '' ? ticketTypeName : place));
  return [...named].map(([name, { length }]) => (length === 1 ? name : `${length} × ${name}`)).join('; ');
}

/** What the database knows of it, the oldest first. */
function historyOf({ row, tickets, followers, changes, dispute }: OrderParts): OrderEvent[] {
  const entry = (kind: OrderEvent['kind'], at: Date, rest: Partial<OrderEvent> = {}): OrderEvent => ({
    kind,
    at: at.toISOString(),
    by: null,
    from: null,
    to: null,
    about: null,
    ...rest,
  });
  const ended = Map.groupBy(
    tickets.filter(ticket => ticket.endedAt !== null),
    ticket => ticket.endedAt?.toISOString() ?? '',
  );
  const entries = [
    entry('created', row.createdAt, { by: row.soldByName }),
    ...(row.confirmedAt ? [entry('confirmed', row.confirmedAt)] : []),
    ...(row.refundedAt ? [entry(row.state === 'refunded' ? 'refunded' : 'off_invoice', row.refundedAt)] : []),
    ...[...ended].map(([at, of]) => entry('tickets_ended', new Date(at), { to: of[0]?.state ?? null, about: whichOf(of) })),
    ...(dispute ? [entry('disputed', dispute.openedAt, { about: dispute.reason })] : []),
    ...(dispute?.closedAt ? [entry('dispute_closed', dispute.closedAt, { to: dispute.state })] : []),
    ...followers.map(({ createdAt, reference, origin }) => entry('followed_by', createdAt, { to: origin, about: reference })),
    ...changes.map(({ kind, at, byName, before, after, about }) => entry(kind, at, { by: byName, from: before, to: after, about })),
  ];
  return entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
