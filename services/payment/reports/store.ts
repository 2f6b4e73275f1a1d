import type { Account } from '@event-planner/contracts/ledger';
import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Read = Reader<Tables>;

export interface AccountTotal {
  readonly currency: string;
  readonly account: Account;
  readonly amountMinor: number;
}

const totals = statement<AccountTotal>(`
  select currency, account, sum(amount_minor)::bigint as amount_minor from ledger_postings where organizer_id = $1 group by 1, 2 order by 1, 2`);
export const listTotals = (read: Read, organizerId: string): Promise<AccountTotal[]> => totals(read, [organizerId]);

export interface OpenCredit {
  readonly currency: string;
  readonly balanceMinor: number;
}

const openCredit = statement<OpenCredit>(`
  select currency, sum(balance_minor)::bigint as balance_minor from credits where organizer_id = $1 and balance_minor > 0 group by 1 order by 1`);
/** Of all their buyers. */
export const listOpenCredit = (read: Read, organizerId: string): Promise<OpenCredit[]> => openCredit(read, [organizerId]);

export interface DayTotal {
  /** From 1: which of the days. */
  readonly day: number;
  readonly currency: string;
  readonly account: Account;
  readonly debitMinor: number;
  readonly creditMinor: number;
  /** Of nets, what more than one tax is taken of, each but one of them; debits and credits apart. */
  readonly sharedDebitMinor: number;
  readonly sharedCreditMinor: number;
}

const within = `organizer_id = $1 and happened_at >= ($2::timestamptz[])[1] and happened_at < ($2::timestamptz[])[cardinality($2::timestamptz[])]`;
const bucket = 'width_bucket(happened_at, $2::timestamptz[])';

const days = statement<DayTotal>(`
  select ${bucket} as day, currency, account, coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::bigint as debit_minor,
    coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0)::bigint as credit_minor,
    coalesce(sum(base_minor) filter (where account <> 'taxes' and amount_minor > 0), 0)::bigint as shared_debit_minor,
    coalesce(-sum(base_minor) filter (where account <> 'taxes' and amount_minor <= 0), 0)::bigint as shared_credit_minor
  from ledger_postings where ${within} group by 1, 2, 3`);
/** The first bound is where the first day begins, the last where the last one ends. */
export const listDays = (read: Read, organizerId: string, bounds: readonly Date[]): Promise<DayTotal[]> =>
  days(read, [organizerId, bounds]);

export interface EventTotal extends AccountTotal {
  readonly eventId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
}

// The events first, by when they last sold, then what was booked of each: an organizer of many years is not added up for a page of a hundred.
const events = statement<EventTotal>(`
  with recent as materialized (
    select event_id, max(sold_at) as last_sold from sales where organizer_id = $1 group by event_id order by last_sold desc, event_id limit $2
  )
  select r.event_id, s.event_title as title, s.starts_at, s.ends_at, s.time_zone, t.currency, t.account, t.amount_minor
  from recent r, lateral (select * from sales where event_id = r.event_id order by sold_at desc limit 1) s, lateral (
    select p.currency, p.account, sum(p.amount_minor)::bigint as amount_minor
    from ledger_entries e join ledger_postings p on p.entry_id = e.id where e.event_id = r.event_id and p.organizer_id = $1 group by 1, 2
  ) t order by r.last_sold desc, r.event_id`);
export const listEvents = (read: Read, organizerId: string, limit: number): Promise<EventTotal[]> => events(read, [organizerId, limit]);

export interface TaxTotal {
  readonly period: number;
  readonly currency: string;
  readonly name: string;
  readonly millionths: number;
  readonly reverseCharge: boolean;
  readonly isRefund: boolean;
  readonly baseMinor: number;
  readonly taxMinor: number;
}

const taxes = statement<TaxTotal>(`
  select ${bucket} as period, currency, tax_name as name, case when reverse_charge then 0 else tax_millionths end as millionths, reverse_charge,
    case when amount_minor = 0 then base_minor else amount_minor end > 0 as is_refund,
    sum(base_minor)::bigint as base_minor, sum(amount_minor)::bigint as tax_minor
  from ledger_postings where account = 'taxes' and tax_name is not null and ${within} group by 1, 2, 3, 4, 5, 6`);
export const listTaxes = (read: Read, organizerId: string, bounds: readonly Date[]): Promise<TaxTotal[]> =>
  taxes(read, [organizerId, bounds]);

/** In whose time zone an organizer sold last; undefined of one who sold nothing. */
export const findZoneOf = async (read: Read, organizerId: string): Promise<string | undefined> =>
  (
    await read
      .selectFrom('sales')
      .select('timeZone')
      .where('organizerId', '=', organizerId)
      .orderBy('soldAt', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.timeZone;
