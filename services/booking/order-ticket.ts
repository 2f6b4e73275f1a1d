import type { OrderTicket } from '@event-planner/contracts/orders';
import type { Selectable } from '@event-planner/platform/database';
import type { TicketsTable } from './tables.ts';

/** A ticket as the team sees it, in its order and in the list of attendees. */
export const toOrderTicket = (row: Selectable<TicketsTable>): OrderTicket => ({
  id: row.id,
  ticketTypeId: row.ticketTypeId,
  ticketTypeName: row.ticketTypeName,
  attendeeName: row.attendeeName,
  seat: row.seat,
  place: row.place,
  priceMinor: row.priceMinor,
  state: row.state,
  endedAt: row.endedAt?.toISOString() ?? null,
  blocked: row.state === 'valid' && row.blockedAt !== null,
});
