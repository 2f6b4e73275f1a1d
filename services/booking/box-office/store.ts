import { type Reader, statement } from '@event-planner/platform/database';
import type { BookingOrigin } from '@event-planner/contracts/booking';
import type { PaidWith } from '@event-planner/contracts/orders';
import type { Tables } from '../tables.ts';

export interface TillRow {
  readonly soldBy: string;
  readonly soldByName: string;
  readonly eventId: string;
  readonly eventTitle: string;
  readonly origin: BookingOrigin;
  readonly paidWith: PaidWith;
  readonly currency: string;
  readonly orders: number;
  readonly tickets: number;
  readonly amountMinor: number;
}
const tillStatement = statement<TillRow>(`
  select b.sold_by, max(b.sold_by_name) as sold_by_name, b.event_id, max(e.title) as event_title, b.origin, b.paid_with, b.currency, count(*)::int as orders,
    sum(b.admissions)::int as tickets, sum(b.total_minor)::bigint as amount_minor
  from events e join bookings b on b.event_id = e.id
  where e.organizer_id = $1 and b.origin in ('box_office', 'complimentary') and b.confirmed_at >= $2 and b.confirmed_at < $3
  group by b.sold_by, b.event_id, b.origin, b.paid_with, b.currency order by 2, 4, 5, 6`);
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
