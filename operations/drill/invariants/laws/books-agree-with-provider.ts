import type { Law } from '../law.ts';

/** Where the provider counts in hundredths what we count in whole units. */
const ours = (amount: string, currency: string): string =>
  `(${amount}::bigint / case when ${currency} in ('ISK', 'UGX') then 100 else 1 end)`;
const rows = 'jsonb_to_recordset(:rows) as i(id text, payment_id uuid, currency text, kept bigint)';
const booked = `
  select coalesce(sum(p.amount_minor), 0) as kept from ledger_entries e join ledger_postings p on p.entry_id = e.id
  where e.payment_id = i.payment_id and e.currency = i.currency and p.account = 'provider'
    and e.kind in ('payment_received', 'payment_unassigned', 'refund_sent', 'refund_returned', 'refund_at_provider', 'correction')`;

/** Before its fees, disputes and payouts, which are entries of their own. */
export const booksAgreeWithProvider: Law = {
  name: 'books-agree-with-provider',
  says: 'Of every payment the books hold with the provider what its own list says: what was charged less what went back',
  cure: 'Look at the payment at the provider: a refund that was made there is found by the next reconciliation; anything else needs a person.',
  looksAt: { in: 'sandbox', sql: `select count(*)::int as n from objects where kind = 'charge'` },
  steps: [
    {
      in: 'sandbox',
      sql: `
        select i.id, i.object -> 'metadata' ->> 'payment_id' as payment_id, upper(i.object ->> 'currency') as currency,
          ${ours('(charged.amount - back.amount)', `upper(i.object ->> 'currency')`)} as kept
        from objects i, lateral (
          select coalesce(sum((c.object ->> 'amount_captured')::bigint), 0) as amount from objects c
          where c.kind = 'charge' and c.parent = i.id and c.object ->> 'status' = 'succeeded'
        ) charged, lateral (
          select coalesce(sum((r.object ->> 'amount')::bigint), 0) as amount from objects r
          where r.kind = 'refund' and r.parent = i.id and r.object ->> 'status' = 'succeeded'
        ) back
        where i.kind = 'payment_intent' and i.object -> 'metadata' ? 'payment_id' and i.account is null`,
    },
    { in: 'payment', sql: `select i.* from ${rows}, lateral (${booked}) b where b.kept <> i.kept` },
    {
      in: 'payment',
      pending: 'being told or asked about',
      sql: `
        select i.* from ${rows} left join payments p on p.id = i.payment_id
        where p.ask_at is null and not exists (select from refunds r where r.payment_id = i.payment_id and r.send_at is not null)
          and not exists (select from provider_events v where v.payment_id = i.payment_id and v.handle_at is not null)`,
    },
    {
      in: 'payment',
      sql: `
        select format('the provider keeps %s %s of the payment %s (%s), and the books say %s', i.kept, i.currency, i.payment_id, i.id, b.kept) as violation
        from ${rows}, lateral (${booked}) b where b.kept <> i.kept`,
    },
  ],
};
