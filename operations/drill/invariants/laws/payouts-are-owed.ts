import type { Law } from '../law.ts';

export const payoutsAreOwed: Law = {
  name: 'payouts-are-owed',
  says: 'Of what was paid out every payout is booked once and back where it failed, and at the time of none was more paid out than was owed',
  cure: 'Stop payouts (every: request, in the payout schedules of the platform), find the entry that is missing in the books, and book a correction.',
  looksAt: { in: 'payment', sql: 'select count(*)::int as n from payouts' },
  steps: [
    {
      in: 'payment',
      sql: `
        select format('the payout %s of %s %s is %s and booked as %s', p.id, p.amount_minor, p.currency, p.state, booked.minor) as violation
        from payouts p cross join lateral (
          select coalesce(sum(l.amount_minor), 0) as minor from ledger_entries e join ledger_postings l on l.entry_id = e.id
          where e.key in ('payout ' || p.id, 'payout ' || p.id || ' failed') and l.account = 'payouts' and l.organizer_id = p.organizer_id
        ) booked
        where booked.minor <> case when p.state = 'failed' then 0 else p.amount_minor end
        union all
        select format('the payout %s left %s %s owed', p.id, p.closing_minor, p.currency) from payouts p where p.closing_minor < 0
        union all
        select format('the statement of the payout %s says %s, its entries come to %s', p.id, p.closing_minor, p.opening_minor - sums.minor)
        from payouts p cross join lateral (
          select coalesce(sum(l.amount_minor), 0) as minor from payout_entries c join ledger_postings l on l.entry_id = c.entry_id
          where c.payout_id = p.id and l.organizer_id = p.organizer_id
        ) sums
        where p.closing_minor <> p.opening_minor - sums.minor`,
    },
  ],
};
