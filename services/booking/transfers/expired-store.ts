import type { bookingTransferSettled } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { statement } from '@event-planner/platform/database';
import type { Tx } from './parts.ts';

type Expired = Omit<Body<typeof bookingTransferSettled>, 'outcome'>;

// What is void was told in another way: its tickets ended.
const takeStatement = statement<Expired>(`
  with due as materialized (
    select id from transfers t where state = 'open' and told_over_at is null and expires_at <= $1 and expires_at > $2
      and (select count(*) from tickets k where k.offer_id = t.id and k.state = 'valid') = cardinality(t.ticket_ids)
    order by id limit $3 for update skip locked
  ), told as (
    update transfers t set told_over_at = $1, message = null from due where t.id = due.id returning t.*
  )
  select t.id as transfer_id, t.event_id, e.title as event_title, cardinality(t.ticket_ids) as count, b.id as booking_id, b.reference, b.user_id, b.email,
    t.email as offered_to, t.sender_name as "from"
  from told t join bookings b on b.id = t.booking_id join events e on e.id = t.event_id order by t.id`);
/** Offers that have expired and of which nobody was told; from now on they count as told. */
export const takeExpired = (
  tx: Tx,
  { now, since, limit }: { readonly now: Date; readonly since: Date; readonly limit: number },
): Promise<Expired[]> => takeStatement(tx, [now, since, limit]);
