import type { Law } from '../law.ts';

export const oneEntryAtATime: Law = {
  name: 'one-entry-at-a-time',
  says: 'No ticket lets somebody in who is inside, and its presence is what its scans come to',
  cure: 'See the ticket’s scans on the check-in monitor, and undo the entry that was none.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from scans where standing in ('entry', 'exit')` },
  steps: [
    {
      in: 'booking',
      sql: `
        with passage as (
          select ticket_id, standing, at, lag(standing) over in_order as before, row_number() over (partition by ticket_id order by at desc, nonce desc) as last
          from scans where standing in ('entry', 'exit') window in_order as (partition by ticket_id order by at, nonce)
        ), told as (
          select ticket_id, count(*) filter (where standing = 'entry')::int as entries, bool_or(standing = 'entry') filter (where last = 1) as inside
          from passage group by ticket_id
        )
        select format('the ticket %s let somebody in at %s who was inside', ticket_id, at) as violation from passage where standing = 'entry' and before = 'entry'
        union all
        select format('the ticket %s is inside: %s, with %s entries; its scans say %s and %s', c.ticket_id, c.inside, c.entries, coalesce(t.inside, false), coalesce(t.entries, 0))
        from check_ins c left join told t on t.ticket_id = c.ticket_id
        where c.inside <> coalesce(t.inside, false) or c.entries <> coalesce(t.entries, 0)`,
    },
  ],
};
