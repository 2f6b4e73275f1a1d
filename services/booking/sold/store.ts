import type { SoldPage } from '@event-planner/contracts/sold';
import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Item = SoldPage['items'][number];

const instant = (at: string): string => `to_char(${at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

// What was split off was sold with the booking that it comes from: there it is counted, and by itself it brought nothing.
const soldMinor = `
  (with recursive family as (
    select b.id, b.total_minor union all select s.id, s.total_minor from bookings s join family f on s.parent_id = f.id and s.origin = 'split'
  ) select sum(total_minor)::bigint from family)`;

const page = statement<{ id: string; item: Item }>(`
  select b.id, jsonb_build_object('sale', jsonb_strip_nulls(jsonb_build_object(
    'bookingId', b.id, 'userId', b.user_id, 'eventId', b.event_id, 'totalMinor', ${soldMinor}, 'currency', b.currency, 'reference', b.reference, 'email', b.email,
    'attendeeName', b.attendee_name, 'eventTitle', e.title, 'eventSlug', e.slug, 'startsAt', ${instant('e.starts_at')}, 'endsAt', ${instant('e.ends_at')},
    'timeZone', e.time_zone, 'venueName', e.venue_name, 'venueAddress', e.venue_address, 'organizerName', e.organizer_name, 'organizerId', e.organizer_id,
    'confirmedAt', ${instant('b.confirmed_at')}, 'paymentId', b.payment_id, 'paidWith', b.paid_with, 'parentId', b.parent_id, 'price', b.price, 'origin', b.origin,
    'dueAt', ${instant('b.due_at')}, 'invoiceTo', b.invoice_to,
    'tickets', '[]'::jsonb
  )) || jsonb_build_object('lines', b.lines), 'refunds', coalesce((
    select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'refundId', r.id, 'bookingId', b.id, 'eventId', b.event_id, 'organizerId', e.organizer_id, 'reference', b.reference, 'cause', r.cause, 'state', r.state,
      'paymentId', r.payment_id, 'tickets', to_jsonb(r.tickets), 'amountMinor', r.amount_minor, 'beforeMinor', r.before_minor, 'totalMinor', b.total_minor,
      'currency', r.currency, 'price', b.price, 'parts', r.parts, 'recordedAt', ${instant('r.created_at')}
    )) || jsonb_build_object('reason', r.reason) order by r.created_at, r.id)
    from (
      select *, coalesce(sum(amount_minor) over (order by created_at, id rows between unbounded preceding and 1 preceding), 0)::bigint as before_minor
      from refunds where booking_id = b.id and cause <> 'payment_rejected' and amount_minor > 0
    ) r
  ), '[]')) as item
  from bookings b join events e on e.id = b.event_id
  where b.confirmed_at is not null and ($1::uuid is null or b.id > $1) order by b.id limit $2`);

export const listSold = (read: Reader<Tables>, after: string | undefined, limit: number): Promise<{ id: string; item: Item }[]> =>
  page(read, [after ?? null, limit]);
