import { statement, type Transaction } from '@event-planner/platform/database';
import type { BookingRow, TicketRow } from '../booking-keeping.ts';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

const updateStatement = statement<unknown>(`
  update bookings b set lines = r.lines, standing = r.standing, answers = r.answers, price = r.price, total_minor = r."totalMinor",
    refunded_minor = r."refundedMinor", refunded_parts = nullif(r."refundedParts", 'null'), admissions = r.admissions
  from jsonb_to_record($1::jsonb) as r(id uuid, lines jsonb, standing jsonb, answers jsonb, price jsonb, "totalMinor" bigint, "refundedMinor" bigint, "refundedParts" jsonb, admissions int)
  where b.id = r.id`);
/** What is left of a booking of which some tickets went; also of the one that they went to, what has gone back of it. */
export const updateLeft = (tx: Tx, left: BookingRow): Promise<unknown> => updateStatement(tx, [JSON.stringify(left)]);

const numberStatement = statement<unknown>(`
  update tickets t set booking_id = $1, position = n.position from unnest($2::uuid[]) with ordinality as n(id, position) where t.id = n.id`);
/** They are this booking's, numbered in this order. Their codes stay what they are. */
export const numberTickets = (tx: Tx, bookingId: string, tickets: readonly TicketRow[]): Promise<unknown> =>
  numberStatement(tx, [bookingId, tickets.map(ticket => ticket.id)]);

export interface Whose {
  readonly userId: string;
  readonly eventId: string;
}
export const findWhose = (db: Pick<Tx, 'selectFrom'>, bookingId: string): Promise<Whose | undefined> =>
  db.selectFrom('bookings').select(['userId', 'eventId']).where('id', '=', bookingId).executeTakeFirst();

export const findByKey = (
  db: Pick<Tx, 'selectFrom'>,
  userId: string,
  key: string,
): Promise<Pick<BookingRow, 'id' | 'parentId'> | undefined> =>
  db.selectFrom('bookings').select(['id', 'parentId']).where('userId', '=', userId).where('idempotencyKey', '=', key).executeTakeFirst();
