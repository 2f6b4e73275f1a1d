import { statement, type Transaction } from '@event-planner/platform/database';
import type { SaleRow, Tables } from '../tables.ts';

const insert = statement(`
  insert into sales (booking_id, organizer_id, organizer_name, event_id, event_title, starts_at, ends_at, time_zone, user_id, buyer_name, email, reference, origin,
    parent_id, paid_with, payment_id, lines, price, total_minor, currency, fee_schedule_id, fee_minor, sold_at)
  select "bookingId", "organizerId", "organizerName", "eventId", "eventTitle", "startsAt", "endsAt", "timeZone", "userId", "buyerName", email, reference, origin,
    "parentId", "paidWith", "paymentId", lines, price, "totalMinor", currency, "feeScheduleId", "feeMinor", "soldAt"
  from jsonb_to_recordset($1::jsonb) as s("bookingId" uuid, "organizerId" uuid, "organizerName" text, "eventId" uuid, "eventTitle" text, "startsAt" timestamptz,
    "endsAt" timestamptz, "timeZone" text, "userId" uuid, "buyerName" text, email text, reference text, origin text, "parentId" uuid, "paidWith" text, "paymentId" uuid, lines jsonb,
    price jsonb, "totalMinor" bigint, currency text, "feeScheduleId" uuid, "feeMinor" bigint,
    "soldAt" timestamptz)
  order by "bookingId" on conflict (booking_id) do nothing`);

/** What is known already stays as it is. */
export async function insertSales(tx: Transaction<Tables>, sales: readonly SaleRow[]): Promise<void> {
  await insert(tx, [JSON.stringify(sales)]);
}
