import { sql, type Transaction } from '@event-planner/platform/database';
import type { Person, Told } from '@event-planner/platform/personal-data';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

/** What booking knows of somebody. `webUrl` is where the things themselves are: tickets as PDF, files that were sent. */
export async function listPersonalData(tx: Tx, { userId, email }: Person, webUrl: string): Promise<Told> {
  const rows = async (query: ReturnType<typeof sql<object>>): Promise<readonly object[]> => (await query.execute(tx)).rows;
  const mine = sql`(select id from bookings where user_id = ${userId} or (origin in ('box_office', 'complimentary') and email = ${email}))`;
  return {
    orders: await rows(sql<object>`
      select b.reference, b.state, b.origin, e.title as event, e.starts_at, b.email, b.attendee_name, b.lines, b.total_minor, b.currency, b.created_at, b.confirmed_at,
        b.refunded_minor, b.paid_with, b.answers, b.invoice_to, b.reason, ${webUrl}::text || '/bookings/' || b.id as page
      from bookings b join events e on e.id = b.event_id where b.id in ${mine} order by b.created_at`),
    tickets: await rows(sql<object>`
      select b.reference as "order", t.ticket_type_name, t.attendee_name, t.place, t.price_minor, t.state, t.ended_at
      from tickets t join bookings b on b.id = t.booking_id where b.id in ${mine} order by b.created_at, t.position`),
    checkIns: await rows(sql<object>`
      select b.reference as "order", t.ticket_type_name, s.direction, s.at, s.standing
      from scans s join tickets t on t.id = s.ticket_id join bookings b on b.id = t.booking_id where b.id in ${mine} order by s.at`),
    refunds: await rows(sql<object>`
      select b.reference as "order", r.cause, r.amount_minor, r.currency, r.state, r.reason, r.created_at, r.settled_at, r.as_credit
      from refunds r join bookings b on b.id = r.booking_id where b.id in ${mine} order by r.created_at`),
    disputes: await rows(sql<object>`
      select b.reference as "order", d.state, d.amount_minor, d.currency, d.reason, d.opened_at, d.closed_at
      from disputes d join bookings b on b.id = d.booking_id where b.id in ${mine} order by d.opened_at`),
    ticketsOfferedToOthers: await rows(sql<object>`
      select b.reference as "order", t.sender_name, t.email as offered_to, t.message, t.state, t.created_at, t.expires_at, t.ended_at
      from transfers t join bookings b on b.id = t.booking_id where b.id in ${mine} order by t.created_at`),
    ticketsOfferedToYou: await rows(sql<object>`
      select e.title as event, t.sender_name, t.message, t.state, t.created_at, t.ended_at
      from transfers t join events e on e.id = t.event_id where t.email = ${email} order by t.created_at`),
    ticketsForSale: await rows(sql<object>`
      select b.reference as "order", r.ticket_type_name, r.place, r.price_minor, r.payout_minor, r.state, r.created_at, r.ended_at
      from resales r join bookings b on b.id = r.booking_id where b.id in ${mine} order by r.created_at`),
    changesOfOrders: await rows(sql<object>`
      select b.reference as "order", c.at, c.kind, c.before, c.after, c.about
      from order_changes c join bookings b on b.id = c.booking_id where b.id in ${mine} order by c.at`),
    waitingLists: await rows(sql<object>`
      select e.title as event, w.email, w.name, w.language, w.quantity, w.state, w.joined_at, w.ended_at
      from waiting_entries w join events e on e.id = w.event_id where w.user_id = ${userId} order by w.joined_at`),
    filesYouSent: await rows(sql<object>`
      select name, content_type, bytes, created_at from answer_files where owner = ${`user:${userId}`} or booking_id in ${mine} order by created_at`),
    placesHeld: await rows(sql<object>`
      select e.title as event, h.lines, h.created_at, h.expires_at from holds h join events e on e.id = h.event_id where h.user_id = ${userId} order by h.created_at`),
    couponsUsed: await rows(sql<object>`
      select c.code, r.amount_minor, r.currency, r.created_at from redemptions r join coupon_codes c on c.id = r.code_id where r.owner = ${`user:${userId}`} order by r.created_at`),
    calendarFeed: await rows(sql<object>`select created_at from calendar_feeds where user_id = ${userId}`),
    yourWorkAtTheDoor: await rows(sql<object>`
      select e.title as event, count(*) as scans, min(s.at) as first, max(s.at) as last from scans s join events e on e.id = s.event_id where s.by_id = ${userId} group by e.id, e.title`),
    yourWorkOnOrders: await rows(
      sql<object>`select kind, count(*) as times, min(at) as first, max(at) as last from order_changes where by_id = ${userId} group by kind`,
    ),
    campaignsYouMade: await rows(
      sql<object>`select terms, state, created_at from campaigns where created_by = ${userId} order by created_at`,
    ),
  };
}
