import { untaxedOf } from '@event-planner/contracts/taking-apart';
import { statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../../tables.ts';
import type { Standing } from './rules.ts';

interface Row {
  readonly isOrder: boolean;
  readonly name: string | null;
  readonly millionths: number | null;
  readonly reverseCharge: boolean;
  readonly amountMinor: number;
  readonly baseMinor: number;
}

// What was split off or passed on is of the same sale.
const rows = statement<Row>(`
  with recursive family as (
    select $1::uuid as id union all select s.booking_id from family f join sales s on s.parent_id = f.id and s.origin in ('split', 'transfer')
  )
  select e.kind in ('sale', 'refund_recorded') as is_order, p.tax_name as name, p.tax_millionths as millionths, p.reverse_charge,
    sum(p.amount_minor)::bigint as amount_minor, coalesce(sum(p.base_minor), 0)::bigint as base_minor
  from family f join ledger_entries e on e.booking_id = f.id join ledger_postings p on p.entry_id = e.id
  where e.kind in ('sale', 'refund_recorded', 'written_off', 'written_back') and p.account in ('sales', 'refunds', 'taxes', 'written_off')
  group by 1, 2, 3, 4 order by 3, 2, 4`);

const idOf = ({ name, millionths, reverseCharge }: Row): string => JSON.stringify([name, millionths, reverseCharge]);

/** What the books say of an order. */
export async function findStanding(tx: Transaction<Tables>, bookingId: string): Promise<Standing> {
  const all = await rows(tx, [bookingId]);
  const isShared = all.some(({ name, baseMinor }) => name === null && baseMinor !== 0);
  const ofTaxes = all.filter(({ name }) => name !== null);
  const taxes = [...Map.groupBy(ofTaxes, idOf)].map(([id, [row]]) => ({
    id,
    name: row?.name ?? '',
    // oxlint-disable-next-line money/whole-amounts -- a rate
    basisPoints: (row?.millionths ?? 0) / 100,
    reverseCharge: row?.reverseCharge ?? false,
  }));
  const partsOf = (isOrder: boolean, sign: 1 | -1): Standing['left'] => {
    const own = all.filter(row => row.isOrder === isOrder);
    const nets = own.filter(({ name }) => name === null);
    const parts = {
      netMinor: sum(nets) * sign || 0,
      taxes: taxes.map(({ id }) => {
        const rate = own.filter(row => row.name !== null && idOf(row) === id);
        return { id, taxMinor: sum(rate) * sign || 0, baseMinor: basesOf(rate) * sign || 0 };
      }),
    };
    return isShared ? { ...parts, untaxedMinor: untaxedOf(parts) + (basesOf(nets) * sign || 0) } : parts;
  };
  return { taxes, left: partsOf(true, -1), writtenOff: partsOf(false, 1) };
}

const basesOf = (some: readonly Row[]): number => some.reduce((total, { baseMinor }) => total + baseMinor, 0);
const sum = (some: readonly Row[]): number => some.reduce((total, { amountMinor }) => total + amountMinor, 0);
