import type { TaxFigures, TaxPeriod, TaxReport } from '@event-planner/contracts/balance';
import type { DayTotal, TaxTotal } from './store.ts';

interface Taxed {
  readonly netMinor: number;
  readonly taxMinor: number;
}

/** Where in the list of days each period begins. Periods are those of the calendar, cut to what was asked for. */
export function periodStarts(days: readonly string[], by: TaxPeriod): readonly number[] {
  const nameOf = (day: string): string => {
    const { year, month } = Temporal.PlainDate.from(day);
    return { month: `${year}-${month}`, quarter: `${year}-${Math.ceil(month / 3)}`, year: `${year}`, all: '' }[by];
  };
  return days.flatMap((day, at) => (at === 0 || nameOf(day) !== nameOf(days[at - 1] ?? day) ? [at] : []));
}

const gross = ({ netMinor, taxMinor }: Taxed) => ({ netMinor, taxMinor, grossMinor: netMinor + taxMinor });

/** Both as they are read: sold and given back, each counted up. */
const figuresOf = (sold: Taxed, givenBack: Taxed): TaxFigures => ({
  sold: gross(sold),
  givenBack: gross(givenBack),
  net: gross({ netMinor: sold.netMinor - givenBack.netMinor, taxMinor: sold.taxMinor - givenBack.taxMinor }),
});

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0);

function ofTaxes(rows: readonly TaxTotal[]): TaxFigures {
  const side = (isRefund: boolean, sign: 1 | -1): Taxed => {
    const own = rows.filter(row => row.isRefund === isRefund);
    return { netMinor: sign * sum(own, row => row.baseMinor) || 0, taxMinor: sign * sum(own, row => row.taxMinor) || 0 };
  };
  return figuresOf(side(false, -1), side(true, 1));
}

function ofAccounts(totals: readonly DayTotal[]): TaxFigures {
  const on = (account: DayTotal['account'], side: 'debitMinor' | 'creditMinor'): number =>
    sum(
      totals.filter(total => total.account === account),
      total => total[side],
    );
  return figuresOf(
    {
      netMinor: on('sales', 'creditMinor') - on('sales', 'debitMinor') + on('written_off', 'creditMinor'),
      taxMinor: on('taxes', 'creditMinor'),
    },
    {
      netMinor: on('refunds', 'debitMinor') - on('refunds', 'creditMinor') + on('written_off', 'debitMinor'),
      taxMinor: on('taxes', 'debitMinor'),
    },
  );
}

/** What of the nets is in the rates more than once, for it bears several taxes. */
function sharedOf(totals: readonly DayTotal[]): Readonly<Record<'sold' | 'givenBack', number>> {
  const on = (account: DayTotal['account'], side: 'sharedDebitMinor' | 'sharedCreditMinor'): number =>
    sum(
      totals.filter(total => total.account === account),
      total => total[side],
    );
  return {
    sold: on('sales', 'sharedCreditMinor') - on('sales', 'sharedDebitMinor') + on('written_off', 'sharedCreditMinor'),
    givenBack: on('refunds', 'sharedDebitMinor') - on('refunds', 'sharedCreditMinor') + on('written_off', 'sharedDebitMinor'),
  };
}

/** What is in the whole and in none of the rates. Null for what was booked before it was told where a net is in several of them. */
function untaxedOf(total: TaxFigures, rates: readonly TaxFigures[], shared: ReturnType<typeof sharedOf>): TaxFigures | null {
  const left = (of: 'sold' | 'givenBack'): number => total[of].netMinor - sum(rates, rate => rate[of].netMinor) + shared[of];
  const [sold, givenBack] = [left('sold'), left('givenBack')];
  return sold < 0 || givenBack < 0 ? null : figuresOf({ netMinor: sold, taxMinor: 0 }, { netMinor: givenBack, taxMinor: 0 });
}

type OfPeriod = TaxReport['periods'][number]['currencies'][number];

/** One period: the highest rate first, what buyers account for last. */
export function currenciesOfPeriod(totals: readonly DayTotal[], taxes: readonly TaxTotal[]): OfPeriod[] {
  const byCurrency = Map.groupBy(totals, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, of]): OfPeriod => {
      const byRate = Map.groupBy(
        taxes.filter(tax => tax.currency === currency),
        ({ name, millionths, reverseCharge }) => JSON.stringify([name, millionths, reverseCharge]),
      );
      const rates = [...byRate.values()].flatMap(rows => {
        const [first] = rows;
        if (!first) return [];
        const { name, millionths, reverseCharge } = first;
        return [{ name, millionths, reverseCharge, ...ofTaxes(rows) }];
      });
      const total = ofAccounts(of);
      return { currency, rates: rates.toSorted(inOrder), total, untaxed: untaxedOf(total, rates, sharedOf(of)) };
    })
    .toSorted((a, b) => b.total.sold.netMinor - a.total.sold.netMinor);
}

type Rate = OfPeriod['rates'][number];
const inOrder = (a: Rate, b: Rate): number =>
  Number(a.reverseCharge) - Number(b.reverseCharge) || b.millionths - a.millionths || (a.name < b.name ? -1 : 1);
