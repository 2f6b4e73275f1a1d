import type { Law } from '../law.ts';

export const documentsAgreeWithBooks: Law = {
  name: 'documents-agree-with-books',
  says: 'What the documents about a sale come to, net and tax, is what the books have of it',
  cure: 'See which of them is right by the sale’s frozen price. Books are corrected by an entry, documents are cancelled and written anew.',
  looksAt: { in: 'payment', sql: `select count(*)::int as n from documents where kind in ('invoice', 'receipt')` },
  steps: [
    {
      in: 'payment',
      sql: `
        with written as (
          select booking_id, sum(net_minor) as net, sum(tax_minor) as tax, max(reference) as reference from documents group by booking_id
        ), booked as (
          select sale_behind(e.booking_id) as booking_id,
            -sum(p.amount_minor) filter (where p.account in ('sales', 'refunds')) as net, -coalesce(sum(p.amount_minor) filter (where p.account = 'taxes'), 0) as tax
          from ledger_entries e join ledger_postings p on p.entry_id = e.id
          where e.kind in ('sale', 'refund_recorded') and p.account in ('sales', 'refunds', 'taxes') group by 1
        )
        select format('the documents of the sale %s (%s) come to %s net and %s tax, the books have %s and %s', w.booking_id, w.reference, w.net, w.tax, b.net, b.tax) as violation
        from written w left join booked b using (booking_id)
        where (w.net is distinct from b.net or w.tax is distinct from b.tax)
          and not exists (select from credits_due d where sale_behind(d.booking_id) = w.booking_id)
          -- One that was cancelled for good and not written anew is the organizer's to explain.
          and not exists (select from documents c where c.booking_id = w.booking_id and c.cause like 'cancel %' and not exists (select from documents r where r.cause = 'reissue' || substr(c.cause, 7)))`,
    },
  ],
};
