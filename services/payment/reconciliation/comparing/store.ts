import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../../tables.ts';
import type { Found, Sold } from '../rules.ts';

type Read = Reader<Tables>;

export interface Span {
  readonly since: Date;
  readonly until: Date;
  /** What did not agree before is looked at again, however old it is. */
  readonly subjects: readonly string[];
}

const paid = `('succeeded', 'refunding', 'refunded')`;
const within = (at: string, subject: string): string => `((${at} >= $1 and ${at} < $2) or ${subject} = any($3::text[]))`;

const comparisons = [
  // Money that came in.
  `select case when p.id is null then 'charge_unknown' when p.state not in ${paid} then 'payment_not_noted' else 'payment_amount' end as kind, m.id as subject,
     p.id as payment_id, p.booking_id, p.amount_minor as expected_minor, m.amount_minor as found_minor, m.currency
   from provider_movements m left join lateral (
     select * from payments where provider_id = m.intent_id union all select * from payments where m.intent_id = any(earlier_ids) limit 1
   ) p on true
   where m.type in ('charge', 'payment') and ${within('m.happened_at', 'm.id')}
     and (p.id is null or p.state not in ${paid} or p.amount_minor <> m.amount_minor or p.currency <> m.currency)`,
  `select 'payment_without_charge' as kind, p.id::text as subject, p.id as payment_id, p.booking_id, p.amount_minor as expected_minor, null::bigint as found_minor, p.currency
   from ledger_entries e join payments p on p.id = e.payment_id
   where e.kind = 'payment_received' and ${within('e.happened_at', 'p.id::text')} and p.method = 'provider' and p.provider_id is not null
     and not exists (select from provider_movements m where m.intent_id = p.provider_id and m.type in ('charge', 'payment'))`,
  // Money that went back.
  `select 'refund_not_noted' as kind, m.source as subject, coalesce(r.payment_id, o.payment_id, p.id) as payment_id, p.booking_id, r.amount_minor as expected_minor,
     -m.amount_minor as found_minor, m.currency
   from provider_movements m left join refunds r on r.provider_id = m.source left join provider_refunds o on o.provider_id = m.source
     left join payments p on p.provider_id = m.intent_id
   where m.type in ('refund', 'payment_refund') and ${within('m.happened_at', 'm.source')}
     and coalesce(r.state, o.state, '') not in ('succeeded', 'failed') and not exists (select from refunds where m.source = any(earlier_ids))`,
  `select 'refund_without_movement' as kind, r.id::text as subject, r.payment_id, p.booking_id, r.amount_minor as expected_minor, null::bigint as found_minor, r.currency
   from refunds r join payments p on p.id = r.payment_id
   where r.state = 'succeeded' and r.provider_id is not null and ${within('r.updated_at', 'r.id::text')}
     and not exists (select from provider_movements m where m.source = r.provider_id and m.type in ('refund', 'payment_refund'))`,
  // What else moved.
  `select 'movement_unknown' as kind, m.id as subject, null::uuid as payment_id, null::uuid as booking_id, null::bigint as expected_minor, m.amount_minor as found_minor, m.currency
   from provider_movements m where ${within('m.happened_at', 'm.id')} and case
     when m.type in ('charge', 'payment', 'refund', 'payment_refund', 'refund_failure', 'payment_failure_refund', 'payout', 'payout_cancel', 'payout_failure', 'stripe_fee') then false
     when m.type in ('transfer', 'transfer_refund') then not exists (select from payouts where transfer_id = m.source) and m.type = 'transfer'
     when m.type = 'adjustment' then not exists (select from ledger_entries where key = 'dispute ' || m.id)
     else true end`,
].map(text => statement<Found>(text));

/** What of the provider's movements and our own does not agree. */
export async function compareMovements(read: Read, { since, until, subjects }: Span): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const comparison of comparisons) found.push(...(await comparison(read, [since, until, subjects])));
  return found;
}

const compare = statement<Found>(`
  with sold as materialized (
    select * from jsonb_to_recordset($1::jsonb) as s("bookingId" uuid, "totalMinor" bigint, "refundedMinor" bigint, currency text)
  ), booked as materialized (
    select sold.*, sales.booking_id as sale_id, sales.total_minor, sales.payment_id, sales.origin, coalesce((
      select -sum(p.amount_minor) from ledger_entries e join ledger_postings p on p.entry_id = e.id
      where e.booking_id = sold."bookingId" and e.kind = 'refund_recorded' and p.account in ('to_refund', 'by_hand', 'credit')), 0)::bigint as back_minor
    from sold left join sales on sales.booking_id = sold."bookingId"
  )
  select case when sale_id is null then 'sale_missing' when origin not in ('split', 'transfer') and total_minor <> "totalMinor" then 'sale_amount' else 'refunds_of_sale' end as kind,
    "bookingId"::text as subject, payment_id, "bookingId" as booking_id,
    case when sale_id is null then null when total_minor <> "totalMinor" and origin not in ('split', 'transfer') then total_minor else back_minor end as expected_minor,
    case when sale_id is null or (total_minor <> "totalMinor" and origin not in ('split', 'transfer')) then "totalMinor" else "refundedMinor" end as found_minor, currency
  from booked where sale_id is null or (origin not in ('split', 'transfer') and total_minor <> "totalMinor") or back_minor <> "refundedMinor"`);

/** What of booking's sales and the books does not agree. */
export const compareSales = (read: Read, sold: readonly Sold[]): Promise<Found[]> => compare(read, [JSON.stringify(sold)]);
