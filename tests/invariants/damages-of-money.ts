import type { Damage } from './damage.ts';

/** Done to what payment and the provider keep. */
export const damagesOfMoney: readonly Damage[] = [
  {
    law: 'payouts-are-owed',
    in: 'payment',
    sql: `
      alter table payouts disable trigger payout_is_owed;
      insert into payouts (id, organizer_id, organizer_name, currency, number, amount_minor, kind, state, opening_minor, closing_minor, created_at, updated_at)
      values (gen_random_uuid(), gen_random_uuid(), 'Nobody', 'EUR', 1, 100, 'bank', 'recorded', 0, 0, now(), now())`,
    says: /is recorded and booked as 0/,
  },
  {
    law: 'bookings-are-paid',
    in: 'payment',
    sql: `update payments set amount_minor = amount_minor - 1 where id = (select id from payments where state = 'succeeded' order by created_at desc limit 1)`,
    says: /costs \d+ EUR, its payment .* is of \d+ EUR/,
  },
  {
    law: 'bookings-are-paid',
    in: 'payment',
    sql: `delete from payments where id = (select id from payments where state = 'succeeded' order by created_at desc limit 1)`,
    says: /there is no payment/,
  },
  {
    law: 'refunds-within-payments',
    in: 'payment',
    sql: `
      insert into refunds (id, payment_id, cause, amount_minor, currency, state, created_at, updated_at)
      select gen_random_uuid(), id, 'by_team', amount_minor + 1, currency, 'succeeded', now(), now() from payments where state = 'succeeded'`,
    says: /are to go back and \d+ have, and it says 0 and 0/,
  },
  {
    law: 'documents-are-numbered',
    in: 'payment',
    sql: `
      alter table documents disable trigger append_only;
      alter table document_files disable trigger append_only;
      delete from document_files;
      delete from documents where sequence = (select min(last) from document_series) and refers_to is null`,
    says: /documents of the organizer .* are/,
  },
  {
    law: 'documents-agree-with-books',
    in: 'payment',
    sql: `
      alter table documents disable trigger append_only;
      update documents set net_minor = net_minor + 1, total_minor = total_minor + 1 where id = (select id from documents where kind = 'invoice' limit 1)`,
    says: /come to \d+ net and \d+ tax, the books have \d+/,
  },
  {
    law: 'entries-balance',
    in: 'payment',
    sql: `
      alter table ledger_postings disable trigger all;
      update ledger_postings set amount_minor = amount_minor + 1 where entry_id = (select id from ledger_entries limit 1) and line = 1`,
    says: /has \d+ postings that come to 1/,
  },
  {
    law: 'entries-balance',
    in: 'payment',
    sql: `
      alter table ledger_postings disable trigger all;
      delete from ledger_postings where entry_id = (select id from ledger_entries limit 1)`,
    says: /has 0 postings/,
  },
  {
    law: 'payments-are-booked',
    in: 'payment',
    sql: `update payments set amount_minor = amount_minor + 1 where state = 'succeeded'`,
    says: /is succeeded, and the books say that/,
  },
  {
    law: 'sales-are-booked',
    in: 'payment',
    sql: `
      alter table ledger_entries disable trigger all;
      update ledger_entries set key = key || ' of another' where booking_id in (select booking_id from sales where payment_id is not null)`,
    says: /was sold for \d+ \w+, and the books say 0/,
  },
  {
    law: 'refunds-sent-are-booked',
    in: 'payment',
    sql: `
      insert into refunds (id, payment_id, cause, amount_minor, currency, state, created_at, updated_at)
      select gen_random_uuid(), id, 'by_team', amount_minor, currency, 'succeeded', now(), now() from payments where state = 'succeeded'`,
    says: /is succeeded, and the books say that 0 went/,
  },
  {
    law: 'credit-adds-up',
    in: 'payment',
    sql: `
      insert into credits (organizer_id, user_id, currency, balance_minor) values (gen_random_uuid(), gen_random_uuid(), 'EUR', 500)`,
    says: /is 500 EUR, of which 0 are reserved; its movements come to /,
  },
  {
    law: 'credit-adds-up',
    in: 'payment',
    sql: `
      insert into credit_movements (id, organizer_id, user_id, currency, kind, amount_minor, entry_key, booking_id, payment_id, happened_at)
      select gen_random_uuid(), gen_random_uuid(), user_id, currency, 'granted', 500, 'made up', booking_id, id, now() from payments limit 1`,
    says: /the movement made up of credit is of 500 \w+, and the books say/,
  },
  {
    law: 'books-agree-with-provider',
    in: 'sandbox',
    sql: `
      insert into objects (id, kind, parent, object)
      select 're_dashboard', 'refund', parent, jsonb_build_object('status', 'succeeded', 'amount', 100) from objects where kind = 'charge' limit 1`,
    says: /the provider keeps \d+ \w+ of the payment/,
  },
];
