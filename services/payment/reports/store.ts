import { type Reader, statement } from '@event-planner/platform/database';
import type { Account } from '@event-planner/contracts/ledger';
import type { Tables } from '../tables.ts';

export interface AccountTotal {
  readonly currency: string;
  readonly account: Account;
  readonly amountMinor: number;
}

const totals = statement<AccountTotal>(`
  select e.currency, p.account, sum(p.amount_minor)::bigint as amount_minor
  from ledger_postings p join ledger_entries e on e.id = p.entry_id where p.organizer_id = $1 group by 1, 2 order by 1, 2`);
export const listTotals = (read: Reader<Tables>, organizerId: string): Promise<AccountTotal[]> => totals(read, [organizerId]);
