import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

interface ProofRow {
  readonly confirmedAt: Date | null;
  readonly ticketTypeName: string | null;
  readonly place: string | null;
  readonly attendeeName: string | null;
  readonly state: string | null;
  readonly enteredAt: Date | null;
}

const find = statement<ProofRow>(`
  select bookings.confirmed_at, tickets.ticket_type_name, tickets.place, tickets.attendee_name, tickets.state, check_ins.entered_at
  from bookings left join tickets on tickets.booking_id = bookings.id left join check_ins on check_ins.ticket_id = tickets.id
  where bookings.id = $1 order by tickets.position`);

/** A row for each ticket, and at least one; none without that booking. */
export const listProof = (query: Reader<Tables>, bookingId: string): Promise<ProofRow[]> => find(query, [bookingId]);
