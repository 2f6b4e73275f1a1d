import type { Law } from '../law.ts';

const gone = `state in ('waiting', 'offered')`;

export const offersHoldPlaces: Law = {
  name: 'offers-hold-places',
  says: 'Whoever waits is in one state that makes sense, and every offer that stands has its own places, held for as long',
  cure: 'Have the list served again; an offer without its places is taken back, and the person is written to.',
  looksAt: { in: 'booking', sql: 'select count(*)::int as n from waiting_entries' },
  steps: [
    {
      in: 'booking',
      sql: `
        select format('the offer %s is of %s places until %s, and its hold %s has %s', w.id, w.offered, w.offer_until, w.hold_id, coalesce(h.places::text, 'gone')) as violation
        from waiting_entries w left join holds h on h.id = w.hold_id
        where w.state = 'offered' and w.offer_until > :now and not exists (select from bookings b where b.hold_id = w.hold_id)
          and (h.id is null or h.event_id <> w.event_id or h.user_id is distinct from w.user_id or h.places < w.offered or h.expires_at < w.offer_until)
        union all
        select format('the entry %s is %s, and was offered %s of %s to %s places', id, state, offered, least, quantity)
        from waiting_entries where offered is not null and offered not between least and quantity
        union all
        select format('the entry %s is %s, and ended %s', id, state, coalesce(ended_at::text, 'never'))
        from waiting_entries where (${gone}) <> (ended_at is null)
        union all
        select format('%s waits %s times for the ticket type %s', user_id, count(*), ticket_type_id)
        from waiting_entries where ${gone} group by user_id, event_id, ticket_type_id having count(*) > 1
        union all
        select format('the hold %s is offered to %s people', hold_id, count(*)) from waiting_entries where hold_id is not null group by hold_id having count(*) > 1`,
    },
  ],
};
