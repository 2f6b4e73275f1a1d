import { type Kysely, statement } from '@event-planner/platform/database';
import type { Tables } from '../../tables.ts';
import type { StatementLine } from './rules.ts';

type Db = Kysely<Tables>;

// Titles are those of the event's first sale: what was sold under a name keeps it, and a statement is the same bytes for ever.
const linesOf = (which: string): string => `
  select e.booked_at, e.kind, e.event_id,
    (select event_title from sales where sales.event_id = e.event_id order by sold_at, booking_id limit 1) as event_title,
    (select reference from sales where sales.booking_id = e.booking_id) as reference, amounts.*
  from ledger_entries e cross join lateral (
    select
      -coalesce(sum(amount_minor) filter (where account = 'sales' or account = 'taxes' and e.kind = 'sale'), 0)::bigint as sales,
      -coalesce(sum(amount_minor) filter (where account = 'refunds' or account = 'taxes' and e.kind <> 'sale'), 0)::bigint as refunds,
      -coalesce(sum(amount_minor) filter (where account in ('cash', 'terminal', 'bank', 'receivable', 'by_hand')), 0)::bigint as elsewhere,
      -coalesce(sum(amount_minor) filter (where account = 'fees'), 0)::bigint as fees,
      -coalesce(sum(amount_minor) filter (where account = 'provider_fees'), 0)::bigint as provider_fees,
      -coalesce(sum(amount_minor) filter (where account = 'disputes'), 0)::bigint as disputes,
      -coalesce(sum(amount_minor) filter (where account = 'payouts'), 0)::bigint as payouts,
      -coalesce(sum(amount_minor) filter (where account not in ('sales', 'taxes', 'refunds', 'cash', 'terminal', 'bank', 'receivable', 'by_hand', 'fees', 'provider_fees',
        'disputes', 'payouts')), 0)::bigint as other
    from ledger_postings p where p.entry_id = e.id and p.organizer_id = $1
  ) amounts
  where ${which} order by e.booked_at, e.id`;

const ofPayout = statement<StatementLine>(
  linesOf('e.id in (select entry_id from payout_entries where organizer_id = $1 and payout_id = $2)'),
);
export const listOfPayout = (db: Db, organizerId: string, payoutId: string): Promise<StatementLine[]> =>
  ofPayout(db, [organizerId, payoutId]);

const ofTime = statement<StatementLine>(
  linesOf(`e.currency = $2 and e.booked_at >= $3 and e.booked_at < $4
    and exists (select 1 from ledger_postings own where own.entry_id = e.id and own.organizer_id = $1)`),
);
export interface Time {
  readonly currency: string;
  readonly from: Date;
  readonly until: Date;
}
export const listOfTime = (db: Db, organizerId: string, { currency, from, until }: Time): Promise<StatementLine[]> =>
  ofTime(db, [organizerId, currency, from, until]);

const owedBefore = statement<{ owedMinor: number }>(`
  select coalesce(-sum(p.amount_minor), 0)::bigint as owed_minor from ledger_postings p join ledger_entries e on e.id = p.entry_id
  where p.organizer_id = $1 and e.currency = $2 and e.booked_at < $3`);
export const getOwedBefore = async (db: Db, organizerId: string, { currency, from }: Time): Promise<number> =>
  (await owedBefore(db, [organizerId, currency, from]))[0]?.owedMinor ?? 0;
