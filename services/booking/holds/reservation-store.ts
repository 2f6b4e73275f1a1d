import { statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { Reservations } from '../places.ts';
import type { Tables } from '../tables.ts';
import type { HoldRow } from './store.ts';

/** A hold as it was before it was booked. */
export interface ReservedHold extends HoldRow {
  readonly eventVersion: number;
  /** Neither postponed nor cancelled since it was held. */
  readonly eventIsSold: boolean;
  /** It is the buyer's, as `owns` has it. */
  readonly own: boolean;
  /** It is the booking's now, with all its seats; otherwise nothing of it was changed. */
  readonly kept: boolean;
}

// A free booking sells at once, in the same transaction: what a sale locks comes before the holds. What has expired is looked at and not locked, for it is swept
// in no order. JSON and one look-up for each name, as in the sale.
const reserveStatement = statement<ReservedHold>(`
  with wanted as materialized (
    select * from jsonb_to_recordset($1::jsonb) as w(hold_id uuid, new_booking_id uuid, buyer_user uuid, buyer_cart uuid, for_exchange uuid) order by hold_id
  ), asked as materialized (
    select w.buyer_user, h.* from wanted w, lateral (select event_id, counted, capped, total_minor from holds where id = w.hold_id limit 1) h
  ), free as materialized (
    select h.event_id, h.counted from asked h where total_minor = 0
  ), event as materialized (
    select pg_advisory_xact_lock_shared(${eventLock('event_id')}) from (select distinct event_id from free order by 1) as of_free
  ), owner as materialized (
    select pg_advisory_xact_lock(hashtextextended(owner, 0))
    from (select distinct 'user:' || buyer_user as owner from asked where capped and (select count(*) from event) >= 0 order by 1) as of_capped
  ), counter as materialized (
    select id from counters
    where event_id in (select event_id from free where counted is not null) and (select count(*) from event) >= 0 and (select count(*) from owner) >= 0
    order by id for update
  ), unexpired as materialized (
    select w.*, h.* from wanted w, lateral (
      select * from holds where id = w.hold_id and expires_at > $2 and (select count(*) from event) >= 0 and (select count(*) from counter) >= 0 for update
    ) h
  ), expired as materialized (
    select w.*, h.* from wanted w, lateral (select * from holds where id = w.hold_id and expires_at <= $2 limit 1) h
  ), hold as materialized (
    select h.*, coalesce(user_id = buyer_user, false) or coalesce(cart_id = buyer_cart, false) as own, e.version as event_version, e.sold as event_is_sold
    from (select * from unexpired union all select * from expired) as h,
      lateral (select version, state = 'published' and ends_at > $2 as sold from events where id = h.event_id limit 1) e
  ), open as materialized (
    select * from hold where own and booking_id is null and expires_at > $2 and event_is_sold and capped = $4 and (exchange_of is null or exchange_of = for_exchange)
  ), place as materialized (
    select o.id as hold_id, o.event_id, line.seat from open o, jsonb_to_recordset(o.lines) as line(seat text)
    where line.seat is not null and o.resale_ids is null order by o.event_id, line.seat
  ), mine as materialized (
    select p.* from place p, lateral (
      select from seat_claims where event_id = p.event_id and seat = p.seat and hold_id = p.hold_id and expires_at > $2 for update
    ) c
  ), complete as materialized (
    select o.id, o.new_booking_id from open o
    where (select count(*) from place p where p.hold_id = o.id) = (select count(*) from mine m where m.hold_id = o.id)
  ), extended as (
    update seat_claims c set expires_at = $3 from mine m join complete on complete.id = m.hold_id where c.event_id = m.event_id and c.seat = m.seat
  ), booked as (
    update holds set expires_at = $3, booking_id = c.new_booking_id from complete c where holds.id = c.id
  )
  select hold.*, hold.id in (select id from complete) as kept from hold`);

/**
 * Keeps holds and their seats for the bookings, each wholly or not at all, and answers what they were: nothing for those that do not exist. Those of events of which
 * a person may have so many only are kept when these are asked for; until then, their buyers are locked.
 */
export function reserveHolds(
  tx: Transaction<Tables>,
  { wanted, now, until }: Reservations,
  which: 'capped' | 'uncapped',
): Promise<ReservedHold[]> {
  const asked = wanted.map(({ buyer: { userId, cartId }, holdId, bookingId, exchangeOf = null }) => ({
    hold_id: holdId,
    new_booking_id: bookingId,
    buyer_user: userId,
    buyer_cart: cartId,
    for_exchange: exchangeOf,
  }));
  return reserveStatement(tx, [JSON.stringify(asked), now, until, which === 'capped']);
}
