import type { Damage } from './damage.ts';
import { damagesOfMoney } from './damages-of-money.ts';

const sold = `(select id from tickets where state = 'valid' and seat is not null limit 1)`;
/** Of what was bought here; the demo's bookings are older than any payment. */
const bought = `(select id from bookings where state = 'confirmed' and idempotency_key not like 'demo-%' limit 1)`;
const held = `(select id from holds where booking_id is null and owner like 'cart:%' and counted is null limit 1)`;

export const damages: readonly Damage[] = [
  {
    law: 'one-ticket-per-seat',
    in: 'booking',
    sql: `
      drop index one_valid_ticket_per_seat;
      insert into tickets (id, booking_id, position, event_id, ticket_type_id, ticket_type_name, attendee_name, seat, place, price_minor, state)
      select gen_random_uuid(), booking_id, position, event_id, ticket_type_id, ticket_type_name, attendee_name, seat, place, price_minor, state
      from tickets where id = ${sold}`,
    says: /has 2 valid tickets/,
  },
  {
    law: 'tickets-claim-seats',
    in: 'booking',
    sql: `delete from seat_claims where ticket_id = ${sold}`,
    says: /which is not claimed for it/,
  },
  {
    law: 'tickets-claim-seats',
    in: 'booking',
    sql: `update tickets set state = 'cancelled' where id = ${sold}`,
    says: /which is not valid there/,
  },
  {
    law: 'tickets-claim-seats',
    in: 'booking',
    sql: `update seat_claims set expires_at = now() where ticket_id = ${sold}`,
    says: /the claim of the sold seat .* ends at/,
  },
  {
    law: 'claims-have-owners',
    in: 'booking',
    sql: `delete from holds where id = ${held}`,
    says: /of which nothing is known/,
  },
  {
    law: 'counters-add-up',
    in: 'booking',
    sql: `update counters set sold = sold - 1 where id = (select id from counters where sold > 0 limit 1)`,
    says: /rows say 0 held and \d+ sold/,
  },
  {
    law: 'counters-add-up',
    in: 'booking',
    sql: `delete from holds where counted is not null and booking_id is null`,
    says: /counts 2 held .* rows say 0 held/,
  },
  {
    law: 'counters-add-up',
    in: 'booking',
    sql: `
      alter table counters drop constraint never_oversold;
      update counters set capacity = sold - 1 where id = (select id from counters where sold > 0 and kind <> 'phase' limit 1)`,
    says: /\d+ sold of \d+ \(excess 0\)/,
  },
  {
    law: 'holds-have-seats',
    in: 'booking',
    sql: `update seat_claims set hold_id = (select id from holds where booking_id is not null limit 1) where hold_id = ${held}`,
    says: /is not its own/,
  },
  {
    law: 'holds-end',
    in: 'booking',
    sql: `update holds set expires_at = now() + interval '1 day' where booking_id is null`,
    says: /lasts until/,
  },
  {
    law: 'holds-end',
    in: 'booking',
    sql: `update seat_claims set expires_at = now() + interval '1 hour' where ticket_id is null and hold_id = ${held}`,
    says: /for the hold .*, which ends at/,
  },
  {
    law: 'pending-bookings-have-places',
    in: 'booking',
    sql: `delete from holds where booking_id is not null`,
    says: /its places are not held until then/,
  },
  {
    law: 'pending-bookings-end',
    in: 'booking',
    sql: `update bookings set pay_by = now() - interval '10 min' where state = 'pending'`,
    says: /is still pending/,
  },
  {
    law: 'bookings-have-tickets',
    in: 'booking',
    sql: `delete from tickets where id = ${sold}`,
    says: /admits \d people, \d when it was confirmed, and has \d valid tickets of \d/,
  },
  {
    law: 'bookings-have-tickets',
    in: 'booking',
    sql: `update bookings set state = 'refunded' where id = ${bought}`,
    says: /is refunded and has 2 valid tickets/,
  },
  {
    law: 'codes-verify',
    in: 'booking',
    sql: `update tickets set event_id = '00000000-0000-0000-0000-000000000000', seat = '' where id = ${sold}`,
    says: /the code of the ticket .* is malformed/,
  },
  {
    law: 'one-entry-at-a-time',
    in: 'booking',
    sql: `
      insert into check_ins (ticket_id, event_id, ticket_type_id, version, inside, entries)
      select id, event_id, ticket_type_id, 1, true, 1 from tickets where id = ${sold}`,
    says: /is inside: t, with 1 entries; its scans say f and 0/,
  },
  {
    law: 'one-entry-at-a-time',
    in: 'booking',
    sql: `
      insert into scans (event_id, nonce, ticket_id, direction, gate_id, device_id, device, offline, manual, by_id, by_name, told_at, at, received_at, verdict, passed, reentry, standing)
      select event_id, gen_random_uuid(), id, 'in', id, id, 'a phone', true, false, id, 'Staff', now(), now(), now(), '{}', true, true, 'entry'
      from tickets, generate_series(1, 2) where id = ${sold}`,
    says: /let somebody in at .* who was inside/,
  },
  {
    law: 'exchanges-change-hands',
    in: 'booking',
    sql: `
      update bookings set replaces = jsonb_build_object('bookingId', id, 'ticketIds', jsonb_build_array((select id from tickets where id = ${sold})))
      where id = ${bought}`,
    says: /was exchanged by .*, and is valid/,
  },
  {
    law: 'resales-change-hands',
    in: 'booking',
    sql: `
      insert into resales (id, booking_id, event_id, ticket_id, ticket_type_id, ticket_type_name, place, price_minor, payout_minor, state, created_at, expires_at)
      select gen_random_uuid(), booking_id, event_id, id, ticket_type_id, ticket_type_name, place, 100, 100, 'sold', now(), now() from tickets where id = ${sold}`,
    says: /was sold again by .*, and is valid; who bought it has no booking/,
  },
  {
    law: 'resales-change-hands',
    in: 'booking',
    sql: `
      with listing as (
        insert into resales (id, booking_id, event_id, ticket_id, ticket_type_id, ticket_type_name, place, price_minor, payout_minor, state, created_at, expires_at)
        select gen_random_uuid(), booking_id, event_id, id, ticket_type_id, ticket_type_name, place, 100, 100, 'listed', now(), now() from tickets where id = ${sold}
        returning id)
      update holds set resale_ids = array(select id from listing) where id = ${held}`,
    says: /the ticket for sale again .* is not its own but that of nobody/,
  },
  {
    law: 'coupons-within-limits',
    in: 'booking',
    sql: `
      insert into campaigns (id, organizer_id, terms, max_uses, uses, created_at, created_by, created_by_name)
      select gen_random_uuid(), gen_random_uuid(), '{}', 5, 3, now(), gen_random_uuid(), 'Somebody'`,
    says: /was used 3 times, of which 0 are counted here, and may be 5 times/,
  },
  {
    law: 'payments-are-served',
    in: 'booking',
    sql: `update bookings set state = 'expired', payment_id = null where id = ${bought}`,
    says: /has arrived, its booking .* is expired/,
  },
  {
    law: 'refunds-within-bookings',
    in: 'booking',
    sql: `update bookings set refunded_minor = total_minor where id = ${bought}`,
    says: /refunds are of 0, and it says \d+/,
  },
  {
    law: 'refunds-end',
    in: 'booking',
    sql: `
      insert into refunds (id, booking_id, event_id, payment_id, cause, key, amount_minor, currency, tickets, state, created_at)
      select gen_random_uuid(), id, event_id, payment_id, 'by_team', 'x', total_minor, currency, '{}', 'requested', now() from bookings where id = ${bought}`,
    says: /was asked for, and payment does not know it/,
  },
  {
    law: 'refunds-are-booked',
    in: 'booking',
    sql: `
      insert into refunds (id, booking_id, event_id, payment_id, cause, key, amount_minor, currency, tickets, state, created_at)
      select gen_random_uuid(), id, event_id, payment_id, 'by_team', 'x', total_minor, currency, '{}', 'requested', now() from bookings where id = ${bought}`,
    says: /and the books took back 0/,
  },
  {
    law: 'offers-hold-places',
    in: 'booking',
    sql: `
      insert into waiting_entries (id, event_id, ticket_type_id, user_id, email, name, language, quantity, least, state, joined_at, hold_id, offered, offered_at, offer_until, token_hash)
      select gen_random_uuid(), event_id, id, gen_random_uuid(), 'a@example.test', 'Ada', 'en', 2, 1, 'offered', now(), gen_random_uuid(), 2, now(), now() + interval '1 hour', ''
      from ticket_types limit 1`,
    says: /is of 2 places until .* has gone/,
  },
  {
    law: 'coupons-within-persons',
    in: 'booking',
    sql: `
      update campaigns set terms = terms || '{"maxUsesPerPerson": 1}';
      insert into redemptions (hold_id, campaign_id, code_id, event_id, owner, amount_minor, currency, by_type, created_at, expires_at)
      select gen_random_uuid(), c.campaign_id, c.id, gen_random_uuid(), 'user:1', 0, 'EUR', '{}', now(), 'infinity'
      from (select * from coupon_codes limit 1) c, generate_series(1, 2)`,
    says: /user:1 used the campaign .* 2 times, and may 1 times/,
  },
  {
    law: 'bookings-are-mailed',
    in: 'notification',
    sql: `delete from mails where kind = 'confirmation'`,
    says: /nobody was written to about the booking/,
  },
  {
    law: 'no-dead-letters',
    in: 'broker',
    sql: `insert into pgboss.job (name, data) select name, '{"death": {"reason": "it was cursed"}}' from pgboss.queue where name like '%-dlq' limit 1`,
    says: /1 messages lie in .*-dlq: it was cursed/,
  },
  ...damagesOfMoney,
];
