import type { TaxFigures, TaxReport } from '@event-planner/contracts/balance';
import { decimal } from '@event-planner/platform/money';
import { percentOf } from '../money-file.ts';

const taxed = ['net', 'tax', 'gross'] as const;

/** A line for each period, currency and rate; what bears no tax has a line of its own. */
export async function* taxLinesOf({ periods }: TaxReport): AsyncGenerator<readonly string[]> {
  const amountsOf = (of: string): readonly string[] => taxed.map(amount => `${of}${amount}`);
  yield [
    'from',
    'to',
    'currency',
    'tax',
    'percent',
    'reverse_charge',
    ...amountsOf('sold_'),
    ...amountsOf('given_back_'),
    ...amountsOf(''),
  ];
  for (const { from, to, currencies } of periods)
    for (const { currency, rates, untaxed } of currencies) {
      const amounts = ({ sold, givenBack, net }: TaxFigures): readonly string[] =>
        [sold, givenBack, net].flatMap(({ netMinor, taxMinor, grossMinor }) =>
          [netMinor, taxMinor, grossMinor].map(minor => decimal(minor, currency)),
        );
      for (const rate of rates)
        yield [from, to, currency, rate.name, percentOf(rate.millionths), rate.reverseCharge ? 'yes' : 'no', ...amounts(rate)];
      if (untaxed && untaxed.sold.netMinor + untaxed.givenBack.netMinor !== 0)
        yield [from, to, currency, '', '0', 'no', ...amounts(untaxed)];
    }
}
