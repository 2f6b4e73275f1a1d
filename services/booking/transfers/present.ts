import type { OfferedTransfer, Transfer } from '@event-planner/contracts/transfer';
import type { EventFacts } from '../sellable-event.ts';
import { stateAt } from './rules.ts';
import type { OfferedTicket, TransferRow } from './store.ts';

export const present = (row: TransferRow, now: Date): Transfer => ({
  id: row.id,
  state: stateAt(row, now),
  ticketIds: [...row.ticketIds],
  email: row.email,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});

/** To whoever has the link: neither what it cost nor more of who gives it than the name. */
export const presentOffered = (
  row: TransferRow,
  { event, tickets, now }: { readonly event: EventFacts; readonly tickets: readonly OfferedTicket[]; readonly now: Date },
): OfferedTransfer => ({
  state: stateAt(row, now),
  from: row.senderName,
  ...(row.message !== null && { message: row.message }),
  eventId: event.id,
  eventSlug: event.slug,
  eventTitle: event.title,
  venueName: event.venueName,
  startsAt: event.startsAt.toISOString(),
  timeZone: event.timeZone,
  expiresAt: row.expiresAt.toISOString(),
  tickets: tickets.map(({ ticketTypeId, ticketTypeName, seat, place }) => ({ ticketTypeId, ticketTypeName, seat, place })),
  questions: event.questions,
});
