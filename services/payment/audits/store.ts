import type { BooksCheck } from '@event-planner/contracts/balance';
import type { Account } from '@event-planner/contracts/ledger';
import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Read = Reader<Tables>;
export type CheckName = BooksCheck['checks'][number]['name'];

export interface TrialRow {
  readonly currency: string;
  readonly account: Account;
  readonly ofOrganizers: boolean;
  readonly debitMinor: number;
  readonly creditMinor: number;
}

const trial = statement<TrialRow>(`
  select currency, account, organizer_id is not null as of_organizers, coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::bigint as debit_minor,
    coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0)::bigint as credit_minor
  from ledger_postings group by 1, 2, 3 order by 1, 3, 2`);
export const listTrial = (read: Read): Promise<TrialRow[]> => trial(read, []);

/** What is wrong: its ids. Each is worked out anew, without the constraints and triggers that should have kept it right. */
const wrong: Readonly<Record<CheckName, { readonly of: string; readonly ids: string }>> = {
  entries_balance: {
    of: 'ledger_entries',
    ids: `select e.key as id from ledger_entries e left join ledger_postings p on p.entry_id = e.id
      group by e.id having coalesce(sum(p.amount_minor), 1) <> 0 or count(p.line) < 2 or bool_or(p.currency <> e.currency or p.happened_at <> e.happened_at)`,
  },
  payments_booked: {
    of: `payments where state in ('succeeded', 'refunding', 'refunded')`,
    // What came, each time, less what somebody said had not come after all.
    ids: `select p.id::text as id from payments p, lateral (
        select coalesce(sum(case when e.kind = 'payment_received' then greatest(l.amount_minor, 0) when l.account = 'receivable' then -l.amount_minor end), 0) as sum,
          coalesce(bool_or(e.currency <> p.currency), false) as is_other
        from ledger_entries e join ledger_postings l on l.entry_id = e.id
        where e.payment_id = p.id and (e.kind = 'payment_received' or e.kind = 'correction' and e.key like 'payment %corrected%')
      ) booked
      where booked.is_other or booked.sum <> case when p.state in ('succeeded', 'refunding', 'refunded') then p.amount_minor - p.credit_minor else 0 end`,
  },
  refunds_booked: {
    of: 'refunds',
    ids: `select r.id::text as id from refunds r, lateral (
        select coalesce(sum(p.amount_minor), 0) as sent from generate_series(1, r.attempt) attempt, unnest(array['sent', 'returned']) did
        join ledger_entries e on e.key = 'refund ' || r.id || ' attempt ' || attempt || ' ' || did
        join ledger_postings p on p.entry_id = e.id and p.account = 'to_refund'
      ) booked where booked.sent <> case when r.state = 'succeeded' then r.amount_minor - r.credit_minor else 0 end`,
  },
  sales_booked: {
    of: 'sales where total_minor > 0',
    ids: `select s.booking_id::text as id from sales s
      left join ledger_entries e on e.key = 'sale ' || s.booking_id
      left join lateral (select -sum(p.amount_minor) as sold from ledger_postings p where p.entry_id = e.id and p.account in ('sales', 'taxes')) p on true
      where coalesce(p.sold, 0) <> s.total_minor or e.currency <> s.currency`,
  },
  received_sold: {
    of: 'payments',
    ids: `select e.payment_id::text as id from ledger_entries e join ledger_postings p on p.entry_id = e.id
      where p.account = 'received' and e.payment_id is not null
      group by e.payment_id having sum(p.amount_minor) <> 0 and max(e.booked_at) < now() - interval '10 minutes'`,
  },
  // What is the platform's own. Lines of an organizer's bank wait for their team, and what one paid is of no payment until then.
  nothing_unassigned: {
    of: `ledger_postings where account = 'suspense' and organizer_id is null`,
    ids: `select min(e.key) as id from ledger_entries e join ledger_postings p on p.entry_id = e.id
      where p.account = 'suspense' and p.organizer_id is null group by e.payment_id, e.booking_id, e.currency having sum(p.amount_minor) <> 0`,
  },
};

export interface CheckRow {
  readonly examined: number;
  readonly wrong: number;
  readonly ids: string[];
}

const shown = 20;
const checks = Object.entries(wrong).map(([name, { of, ids }]) => ({
  name: name as CheckName,
  run: statement<CheckRow>(`
    with wrong as materialized (${ids})
    select (select count(*) from ${of})::int as examined, (select count(*) from wrong)::int as wrong,
      coalesce((select array_agg(id) from (select id from wrong order by id limit ${shown}) w), '{}') as ids`),
}));

/** One after the other: each reads much, and nobody waits for it but whoever asked. */
export async function runChecks(read: Read): Promise<readonly (CheckRow & { readonly name: CheckName })[]> {
  const found: (CheckRow & { readonly name: CheckName })[] = [];
  for (const { name, run } of checks) {
    const [row = { examined: 0, wrong: 0, ids: [] }] = await run(read, []);
    found.push({ name, ...row });
  }
  return found;
}
