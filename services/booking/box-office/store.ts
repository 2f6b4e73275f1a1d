import { type Reader, statement } from '@event-planner/platform/database';
import type { TillKind } from '@event-planner/contracts/box-office';
import type { PaidWith } from '@event-planner/contracts/orders';
import type { Tables } from '../tables.ts';

export interface TillRow {
  readonly byId: string;
  readonly byName: string;
  readonly eventId: string;
  readonly eventTitle: string;
  readonly kind: TillKind;
  readonly paidWith: PaidWith;
  readonly currency: string;
  readonly orders: number;
  readonly tickets: number;
  readonly amountMinor: number;
}
// What was sold on an invoice stays that on its day: the money for it is taken on another, as what was a mistake is corrected on another. That is in the drawer of
// whoever took the money, whoever says so: of what was taken and not undone since, the last.
const tillStatement = statement<TillRow>(`
  with moved as (
    select b.sold_by as by_id, b.sold_by_name as by_name, b.event_id, case b.origin when 'complimentary' then 'given' else 'sold' end as kind,
      case when first.nth is null then b.paid_with else coalesce(first.before, 'invoice') end as paid_with,
      b.currency, b.admissions as tickets, b.total_minor as amount_minor
    from events e join bookings b on b.event_id = e.id left join lateral (
      select nth, before from takings where booking_id = b.id order by nth limit 1
    ) first on true
    where e.organizer_id = $1 and b.origin in ('box_office', 'complimentary') and b.confirmed_at >= $2 and b.confirmed_at < $3
    union all
    select coalesce(taker.by_id, t.by_id), coalesce(taker.by_name, t.by_name), t.event_id, t.kind, drawer.paid_with, t.currency, 0, t.amount_minor * drawer.sign
    from events e join takings t on t.event_id = e.id left join lateral (
      select by_id, by_name from (
        select by_id, by_name, nth from takings where booking_id = t.booking_id and kind = 'taken' and nth < t.nth
        union all select sold_by, sold_by_name, 0 from bookings where id = t.booking_id
      ) took
      where t.kind <> 'taken' and 0 = (
        select coalesce(sum(case kind when 'taken' then 1 when 'undone' then -1 else 0 end), 0) from takings
        where booking_id = t.booking_id and nth > took.nth and nth < t.nth
      )
      order by nth desc limit 1
    ) taker on true, lateral (values (t.before, -1), (t.paid_with, 1)) as drawer (paid_with, sign)
    where e.organizer_id = $1 and t.at >= $2 and t.at < $3 and t.by_id is not null and drawer.paid_with in ('cash', 'card_terminal')
    union all
    select o.by_id, o.by_name, p.event_id, 'refunded', p.paid_with, r.currency, 0, case p.kind when 'undone' then p.amount_minor else -p.amount_minor end
    from events e join refund_payouts p on p.event_id = e.id join refunds r on r.id = p.refund_id
      join refund_payouts o on o.refund_id = p.refund_id and o.nth = case p.kind when 'undone' then p.nth - 1 else p.nth end
    where e.organizer_id = $1 and p.at >= $2 and p.at < $3 and p.paid_with in ('cash', 'card_terminal')
  )
  select m.by_id, max(m.by_name) as by_name, m.event_id, max(e.title) as event_title, m.kind, m.paid_with, m.currency, count(*)::int as orders,
    sum(m.tickets)::int as tickets, sum(m.amount_minor)::bigint as amount_minor
  from moved m join events e on e.id = m.event_id
  group by m.by_id, m.event_id, m.kind, m.paid_with, m.currency order by 2, 4, 5, 6`);
export const listTill = (
  read: Reader<Tables>,
  { organizerId, from, until }: { readonly organizerId: string; readonly from: Date; readonly until: Date },
): Promise<TillRow[]> => tillStatement(read, [organizerId, from, until]);

const keyStatement = statement<{ id: string; reference: string }>(
  'select id, reference from bookings where user_id = $1 and idempotency_key = $2',
);
export const findByKey = async (
  read: Reader<Tables>,
  userId: string,
  key: string,
): Promise<{ readonly id: string; readonly reference: string } | undefined> => (await keyStatement(read, [userId, key]))[0];
