import type { Law } from '../law.ts';

/** Ten minutes and ten more once; a booking keeps its places for a quarter of an hour from when it was made. See booking's holds/limits and bookings/limits. */
const holdMinutes = 20;
const bookedMinutes = 35;

export const holdsEnd: Law = {
  name: 'holds-end',
  says: 'No hold lasts longer than its limit',
  cure: 'Set its expires_at, and that of its claims, to now: it has had its time.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from holds where owner like 'user:%' or owner like 'cart:%'` },
  steps: [
    {
      in: 'booking',
      // What was offered to who waited lasts as long as the offer. What a claim keeps beyond its hold is kept from everybody.
      sql: `
        select format('the hold %s of %s, made at %s, lasts until %s', id, owner, created_at, expires_at) as violation from holds h
        where (owner like 'user:%' or owner like 'cart:%')
          and expires_at > created_at + case when booking_id is null then interval '${holdMinutes} min' else interval '${bookedMinutes} min' end
          and not exists (
            select from waiting_entries w
            where w.hold_id = h.id and h.expires_at <= w.offer_until + case when h.booking_id is null then interval '0' else interval '${bookedMinutes} min' end
          )
        union all
        select format('the seat %s of the event %s is claimed until %s for the hold %s, which ends at %s', c.seat, c.event_id, c.expires_at, h.id, h.expires_at)
        from seat_claims c join holds h on h.id = c.hold_id where c.ticket_id is null and c.expires_at > h.expires_at`,
    },
  ],
};
