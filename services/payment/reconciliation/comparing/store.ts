import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../../tables.ts';
import type { Booked, Found } from '../rules.ts';

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
  `select case when p.id is null then 'charge_unknown' when p.state not in ${paid} then 'payment_not_noted'
       when p.currency <> m.currency then 'movement_currency' else 'payment_amount' end as kind, m.id as subject,
     p.id as payment_id, p.booking_id, p.amount_minor - p.credit_minor as expected_minor, m.amount_minor as found_minor, m.currency,
     nullif(p.currency, m.currency) as expected_currency
   from provider_movements m left join lateral (
     select * from payments where provider_id = m.intent_id union all select * from payments where m.intent_id = any(earlier_ids) limit 1
   ) p on true
   where m.type in ('charge', 'payment') and ${within('m.happened_at', 'm.id')}
     and (p.id is null or p.state not in ${paid} or p.amount_minor - p.credit_minor <> m.amount_minor or p.currency <> m.currency)`,
  `select 'payment_without_charge' as kind, p.id::text as subject, p.id as payment_id, p.booking_id, p.amount_minor - p.credit_minor as expected_minor, null::bigint as found_minor, p.currency
   from ledger_entries e join payments p on p.id = e.payment_id
   where e.kind = 'payment_received' and ${within('e.happened_at', 'p.id::text')} and p.method = 'provider' and p.provider_id is not null
     and not exists (select from provider_movements m where m.intent_id = p.provider_id and m.type in ('charge', 'payment'))`,
  // Money that went back.
  `select 'refund_not_noted' as kind, m.source as subject, coalesce(r.payment_id, o.payment_id, p.id) as payment_id, p.booking_id, r.amount_minor - r.credit_minor as expected_minor,
     -m.amount_minor as found_minor, m.currency
   from provider_movements m left join refunds r on r.provider_id = m.source left join provider_refunds o on o.provider_id = m.source
     left join payments p on p.provider_id = m.intent_id
   where m.type in ('refund', 'payment_refund') and ${within('m.happened_at', 'm.source')}
     and coalesce(r.state, o.state, '') not in ('succeeded', 'failed') and not exists (select from refunds where m.source = any(earlier_ids))`,
  `select case when r.currency = m.currency then 'refund_amount' else 'movement_currency' end as kind, m.source as subject, r.payment_id, p.booking_id,
     r.amount_minor - r.credit_minor as expected_minor, -m.amount_minor as found_minor, m.currency, nullif(r.currency, m.currency) as expected_currency
   from provider_movements m join refunds r on r.provider_id = m.source join payments p on p.id = r.payment_id
   where m.type in ('refund', 'payment_refund') and ${within('m.happened_at', 'm.source')}
     and r.state = 'succeeded' and (r.amount_minor - r.credit_minor <> -m.amount_minor or r.currency <> m.currency)`,
  `select 'refund_without_movement' as kind, r.id::text as subject, r.payment_id, p.booking_id, r.amount_minor - r.credit_minor as expected_minor, null::bigint as found_minor, r.currency
   from refunds r join payments p on p.id = r.payment_id
   where r.state = 'succeeded' and r.provider_id is not null and ${within('r.updated_at', 'r.id::text')}
     and not exists (select from provider_movements m where m.source = r.provider_id and m.type in ('refund', 'payment_refund'))`,
  // What else moved.
  `select 'movement_unknown' as kind, m.id as subject, null::uuid as payment_id, null::uuid as booking_id, null::bigint as expected_minor, m.amount_minor as found_minor, m.currency, m.type as said
   from provider_movements m where ${within('m.happened_at', 'm.id')} and case
     when m.type in ('charge', 'payment', 'refund', 'payment_refund', 'refund_failure', 'payment_failure_refund', 'payout', 'payout_cancel', 'payout_failure', 'stripe_fee') then false
     when m.type in ('transfer', 'transfer_refund') then not exists (select from payouts where transfer_id = m.source) and m.type = 'transfer'
     when m.type = 'adjustment' then not exists (select from ledger_entries where key = 'dispute ' || m.id)
     else true end`,
  `select 'movement_unfit' as kind, m.id as subject, p.id as payment_id, p.booking_id, null::bigint as expected_minor, null::bigint as found_minor,
     substring(m.said ->> 'currency' from '^[A-Z]{3}$') as currency, format('%s: %s %s, fee %s', said ->> 'type', said ->> 'amount', said ->> 'currency', said ->> 'fee') as said
   from unfit_movements m left join payments p on p.provider_id = m.said ->> 'intentId' where ${within('m.happened_at', 'm.id')}`,
].map(text => statement<Found>(text));

/** What of the provider's movements and our own does not agree. */
export async function compareMovements(read: Read, { since, until, subjects }: Span): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const comparison of comparisons) found.push(...(await comparison(read, [since, until, subjects])));
  return found;
}

const booked = statement<Booked>(`
  select s.booking_id, s.total_minor, s.payment_id, s.origin, coalesce((
    select -sum(p.amount_minor) from ledger_entries e join ledger_postings p on p.entry_id = e.id
    where e.booking_id = s.booking_id and e.kind = 'refund_recorded' and p.account in ('to_refund', 'by_hand')), 0)::bigint as back_minor
  from sales s where s.booking_id = any($1::uuid[])
    and (s.total_minor = 0 or exists (select from ledger_entries e where e.key = 'sale ' || s.booking_id))`);

/** What the books say of these bookings. */
export const listBooked = (read: Read, bookingIds: readonly string[]): Promise<Booked[]> => booked(read, [bookingIds]);
