import { sql, type Transaction } from '@event-planner/platform/database';
import { erasedName } from '@event-planner/contracts/privacy';
import { erasedEmail, type Person } from '@event-planner/platform/personal-data';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

export interface Forgotten {
  readonly id: string;
  readonly organizerId: string | null;
}

/**
 * Who bought, came and waited is forgotten, and whom they named in their orders; that somebody did, where and for how much stays, under an id that is nobody's any more.
 * What others of a team did in that name keeps what was done. Answers their orders.
 */
export async function erasePerson(tx: Tx, { userId, email }: Person): Promise<readonly Forgotten[]> {
  const { rows } = await sql<Forgotten & { email: string }>`
    select b.id, b.email, e.organizer_id from bookings b join events e on e.id = b.event_id
    where b.user_id = ${userId} or (b.origin in ('box_office', 'complimentary') and b.email = ${email}) order by b.id for update of b`.execute(
    tx,
  );
  const orders = rows.map(({ id }) => id);
  // What was written down before they moved to another address, too.
  const addresses = [...new Set([email, ...rows.map(row => row.email)])].filter(address => address !== '');
  await sql`
    update bookings set email = '', attendee_name = ${erasedName}, answers = null, invoice_to = null, reason = null, note = null where id = any(${orders}::uuid[])`.execute(
    tx,
  );
  const ofOrders = sql`booking_id = any(${orders}::uuid[])`;
  await sql`update tickets set attendee_name = ${erasedName} where ${ofOrders}`.execute(tx);
  // Whoever accepted has an order of their own, and an account to be forgotten with.
  await sql`
    update transfers set sender_name = ${erasedName}, message = null, email = case when state = 'accepted' then email else ${erasedEmail}::text end,
      state = case when state = 'open' then 'withdrawn' else state end, ended_at = coalesce(ended_at, now())
    where ${ofOrders}`.execute(tx);
  await sql`update order_changes set before = null, after = null where ${ofOrders}`.execute(tx);
  await sql`update refunds set reason = null where ${ofOrders}`.execute(tx);
  await sql`
    update scans set note = null,
      verdict = case when jsonb_typeof(verdict -> 'ticket') = 'object' then jsonb_set(verdict, '{ticket,attendeeName}', to_jsonb(${erasedName}::text)) else verdict end
    where ticket_id in (select id from tickets where ${ofOrders})`.execute(tx);
  await sql`
    update transfers set email = ${erasedEmail}, message = null, state = case when state = 'open' then 'declined' else state end, ended_at = coalesce(ended_at, now())
    where email = any(${addresses}::text[])`.execute(tx);
  await sql`
    update waiting_entries set email = ${erasedEmail}, name = ${erasedName}, state = case when state = 'waiting' then 'left' else state end,
      ended_at = case when state = 'waiting' then now() else ended_at end
    where user_id = ${userId}`.execute(tx);
  // The job that deletes what nobody uses takes the files themselves.
  await sql`
    update answer_files set name = ${erasedName}, owner = 'nobody', booking_id = null, created_at = '-infinity'
    where owner = ${`user:${userId}`} or ${ofOrders}`.execute(tx);
  await sql`delete from calendar_feeds where user_id = ${userId}`.execute(tx);
  await forgetTeamMember(tx, userId);
  return rows;
}

/** Where what somebody did for a team is told by their name. */
async function forgetTeamMember(tx: Tx, userId: string): Promise<void> {
  await sql`update blocks set created_by_name = ${erasedName} where created_by = ${userId}`.execute(tx);
  await sql`update campaigns set created_by_name = ${erasedName} where created_by = ${userId}`.execute(tx);
  await sql`update cancellations set started_by_name = ${erasedName} where started_by = ${userId}`.execute(tx);
  await sql`update refunds set by_name = ${erasedName} where by_user = ${userId}`.execute(tx);
  await sql`update refunds set settled_by_name = ${erasedName} where settled_by = ${userId}`.execute(tx);
  await sql`update bookings set sold_by_name = ${erasedName} where sold_by = ${userId}`.execute(tx);
  await sql`update order_changes set by_name = ${erasedName} where by_id = ${userId}`.execute(tx);
  await sql`update refund_payouts set by_name = ${erasedName} where by_id = ${userId}`.execute(tx);
  await sql`update takings set by_name = ${erasedName} where by_id = ${userId}`.execute(tx);
  await sql`update scans set by_name = ${erasedName} where by_id = ${userId}`.execute(tx);
}
