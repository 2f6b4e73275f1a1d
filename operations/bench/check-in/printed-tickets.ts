import type { Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { organizerId } from '@event-planner/demo/organizers';

export interface PrintedTicket {
  readonly id: string;
  readonly eventId: string;
  readonly ticketTypeId: string;
  readonly seat: null;
  readonly code: string;
}

/** New tickets of an event at whose doors the demo's staff stand, more than it ever sold, with what their QR codes say. */
export async function printTickets(
  db: Database<Tables>,
  { count, codeOf }: { readonly count: number; readonly codeOf: (ticket: Omit<PrintedTicket, 'code'>) => string },
): Promise<readonly PrintedTicket[]> {
  const { rows } = await db.pool.query<Omit<PrintedTicket, 'code' | 'seat'>>(
    `insert into tickets (id, booking_id, position, event_id, ticket_type_id, ticket_type_name, attendee_name, seat, place, price_minor, state)
     select gen_random_uuid(), sold.booking_id, 1000 + number, sold.event_id, sold.ticket_type_id, 'Bench', 'Somebody', null, 'Somewhere', 0, 'valid'
     from (select t.* from tickets t join events e on e.id = t.event_id where e.organizer_id = $1 and e.ends_at > now() + interval '1 day' order by e.starts_at, t.id limit 1) sold,
       generate_series(1, $2) as number
     returning id, event_id as "eventId", ticket_type_id as "ticketTypeId"`,
    [organizerId('nordwind-konzerte'), count],
  );
  await db.pool.query('analyze tickets');
  return rows.map(row => ({ ...row, seat: null, code: codeOf({ ...row, seat: null }) }));
}
