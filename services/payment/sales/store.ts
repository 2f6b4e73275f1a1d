import { statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

/**
 * Of $1, a list of sales as JSON; what is known already stays as it is. In the order of bookings, so that two who write the same do not deadlock. That a document is due
 * is written with the sale, so that it costs no statement; who gives out numbers comes behind.
 */
export const insertSales = `
  insert into sales (booking_id, organizer_id, organizer_name, event_id, event_title, starts_at, ends_at, time_zone, user_id, buyer_name, email, reference, origin,
    parent_id, paid_with, payment_id, lines, price, total_minor, currency, fee_schedule_id, fee_minor, sold_at, invoice_to, document)
  select "bookingId", "organizerId", "organizerName", "eventId", "eventTitle", "startsAt", "endsAt", "timeZone", "userId", "buyerName", email, reference, origin,
    "parentId", "paidWith", "paymentId", lines, price, "totalMinor", currency, "feeScheduleId", "feeMinor", "soldAt", "invoiceTo",
    case when "totalMinor" = 0 or s."organizerId" is null then 'none'
      when b.form ->> 'issue' = 'every' or (b.form is not null and "invoiceTo" is not null) then 'ready' else 'waiting' end
  from jsonb_to_recordset($1::jsonb) as s("bookingId" uuid, "organizerId" uuid, "organizerName" text, "eventId" uuid, "eventTitle" text, "startsAt" timestamptz,
    "endsAt" timestamptz, "timeZone" text, "userId" uuid, "buyerName" text, email text, reference text, origin text, "parentId" uuid, "paidWith" text, "paymentId" uuid, lines jsonb,
    price jsonb, "totalMinor" bigint, currency text, "feeScheduleId" uuid, "feeMinor" bigint, "soldAt" timestamptz, "invoiceTo" jsonb)
    left join billing_profiles b on b.organizer_id = s."organizerId"
  order by "bookingId" on conflict (booking_id) do nothing`;

/** Of the same: until when the money of an event is held of which nothing was sold before. */
export const noteEventEnds = `
  insert into event_ends (event_id, title, ends_at)
  select distinct on ("eventId") "eventId", "eventTitle", "endsAt" from jsonb_to_recordset($1::jsonb) as s("eventId" uuid, "eventTitle" text, "endsAt" timestamptz)
  order by "eventId", "endsAt" desc on conflict (event_id) do nothing`;

const unbooked = statement<{ key: string }>(`
  select asked.key from unnest($1::text[]) as asked (key) where not exists (select from ledger_entries e where e.key = asked.key)`);
/** Of these keys, those that nothing is booked by. */
export const listUnbooked = async (tx: Transaction<Tables>, keys: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await unbooked(tx, [keys])).map(({ key }) => key));

/** Whether all that was sold before there were books is booked. */
export const isBackfilled = async (tx: Transaction<Tables>): Promise<boolean> =>
  (await tx.selectFrom('backfills').select('what').where('what', '=', 'sales').where('doneAt', 'is', null).executeTakeFirst()) ===
  undefined;

/** Of a refund, what became the buyer's credit, or is credit again. */
export const creditOfRefund = async (tx: Transaction<Tables>, refundId: string): Promise<number> =>
  (await tx.selectFrom('refunds').select('creditMinor').where('id', '=', refundId).executeTakeFirst())?.creditMinor ?? 0;
