import type { Law } from '../law.ts';

export const entriesBalance: Law = {
  name: 'entries-balance',
  says: 'Every entry of the books has its postings, in one currency, and comes to zero',
  cure: 'Nothing we wrote can do this: find out who wrote to the ledger, and book a correction. Never change what is there.',
  looksAt: { in: 'payment', sql: 'select count(*)::int as n from ledger_entries' },
  steps: [
    {
      in: 'payment',
      sql: `
        select format('the entry %s has %s postings that come to %s', coalesce(e.key, p.entry_id::text), count(p.line), coalesce(sum(p.amount_minor), 0)) as violation
        from ledger_entries e full join ledger_postings p on p.entry_id = e.id group by e.id, e.key, p.entry_id
        having e.id is null or count(p.line) < 2 or sum(p.amount_minor) <> 0 or bool_or(p.currency <> e.currency or p.happened_at <> e.happened_at)`,
    },
  ],
};
