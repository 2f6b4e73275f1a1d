import type { TaxFigures, TaxReport } from '@event-planner/contracts/balance';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page-head.tsx';
import { formatPercent } from '../../../lib/format/percent.ts';
import { useFormat } from '../../../lib/format/use-format.ts';

interface TaxTableProps {
  readonly from: string;
  readonly to: string;
  readonly figures: TaxReport['periods'][number]['currencies'][number];
}

const columns = ['netMinor', 'taxMinor', 'grossMinor'] as const;

/** One period in one currency: a line for each rate, of what was sold less what was given back. */
export function TaxTable({ from, to, figures: { currency, rates, untaxed, total } }: TaxTableProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const day = (name: string): string =>
    new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(name));
  const title = t('taxes.between', { from: day(from), to: day(to), currency });
  const hasUntaxed = untaxed !== null && (untaxed.sold.netMinor !== 0 || untaxed.givenBack.netMinor !== 0);
  return (
    <Panel title={title}>
      <table className="figures">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col" className="py-1 text-start font-semibold">
              {t('taxes.rate')}
            </th>
            {columns.map(column => (
              <th key={column} scope="col" className="py-1 ps-3 text-end font-semibold">
                {t(`taxes.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rates.map(({ name, millionths, reverseCharge, ...rate }) => (
            <Line
              key={`${name} ${millionths} ${reverseCharge}`}
              name={`${name} ${reverseCharge ? `· ${t('taxes.reverseCharge')}` : formatPercent(millionths, format.locale)}`}
              figures={rate}
              currency={currency}
            />
          ))}
          {hasUntaxed && <Line name={t('taxes.untaxed')} figures={untaxed} currency={currency} />}
        </tbody>
        <tfoot className="font-semibold">
          <Line name={t('taxes.total')} figures={total} currency={currency} />
        </tfoot>
      </table>
    </Panel>
  );
}

interface LineProps {
  readonly name: string;
  readonly figures: TaxFigures;
  readonly currency: string;
}

function Line({ name, figures: { net, givenBack }, currency }: LineProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-2 text-start font-[inherit]">
        {name}
        {givenBack.grossMinor !== 0 && (
          <span className="block text-xs font-normal text-soft">
            {t('taxes.givenBack', { net: format.money(givenBack.netMinor, currency), tax: format.money(givenBack.taxMinor, currency) })}
          </span>
        )}
      </th>
      {columns.map(column => (
        <td key={column} className="py-2 ps-3 text-end align-top whitespace-nowrap tabular-nums">
          {format.money(net[column], currency)}
        </td>
      ))}
    </tr>
  );
}
